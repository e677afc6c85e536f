const { project, run } = require('./base');

/**
 * `npm run soak`: repeats proofs of `npm test` many times, one test file after another. Each prints its figures.
 * @type {import('jest').Config}
 */
module.exports = {
  ...run,
  ...project,
  displayName: 'soak',
  testMatch: ['**/*.soak.test.ts'],
  runner: '<rootDir>/test/jest/serial-runner.js',
  testTimeout: 3_600_000,
};
