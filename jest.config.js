const { project, run } = require('./test/jest/base');

/**
 * The projects of `npm test`; `docs/decisions/0007-three-test-projects.md` says why there are three.
 * @type {import('jest').Config}
 */
module.exports = {
  ...run,
  projects: [
    {
      ...project,
      displayName: 'unit',
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: ['\\.(real|timed|outside|soak)\\.test\\.ts$'],
    },
    { ...project, displayName: 'real', testMatch: ['**/*.real.test.ts'] },
    {
      ...project,
      displayName: 'timed',
      testMatch: ['**/*.timed.test.ts'],
      runner: '<rootDir>/test/jest/serial-runner.js',
    },
  ],
};
