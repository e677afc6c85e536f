const { availableParallelism } = require('node:os');
const { join } = require('node:path');

/**
 * Settings of every project, regardless of the command that runs it.
 * @type {import('jest').Config}
 */
exports.project = {
  rootDir: join(__dirname, '..', '..'),
  roots: ['<rootDir>/test', '<rootDir>/loopback/test'],
  testEnvironment: '<rootDir>/test/support/test-environment.ts',
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  restoreMocks: true,
  setupFiles: ['<rootDir>/test/jest/setup.js'],
};

/**
 * Settings of a whole run. Jest reads them at the root of a configuration and ignores them in a project.
 * @type {import('jest').Config}
 */
exports.run = {
  // One more than there are processors, because tests of real programs mostly wait for processes.
  maxWorkers: availableParallelism() + 1,
  testSequencer: '<rootDir>/test/jest/sequencer.js',
  // Long, because tests that start processes share two cores. No test waits for a fixed time.
  testTimeout: 60_000,
  globalSetup: '<rootDir>/test/jest/create-run-folder.js',
};
