const { project, run } = require('./base');

/**
 * `npm run test:outside`: tests that install packages, run foreign programs, or follow a page word for word.
 * @type {import('jest').Config}
 */
module.exports = {
  ...run,
  ...project,
  displayName: 'outside',
  testMatch: ['**/*.outside.test.ts'],
  testTimeout: 300_000,
};
