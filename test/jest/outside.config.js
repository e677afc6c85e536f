const { project, run } = require('./base');

/**
 * `npm run test:outside`: tests that install packages, run other programs, or try the commands of a page.
 * @type {import('jest').Config}
 */
module.exports = {
  ...run,
  ...project,
  displayName: 'outside',
  testMatch: ['**/*.outside.test.ts'],
  // One after another, because some measure failovers, and installations would take the processors from them.
  runner: '<rootDir>/test/jest/serial-runner.js',
  testTimeout: 300_000,
};
