/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: '<rootDir>/test/support/test-environment.ts',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  restoreMocks: true,
  // Jest would leave one core to itself, which does nothing but wait.
  maxWorkers: '100%',
  testSequencer: '<rootDir>/jest.sequencer.js',
  // Generous: the tests that start processes share two cores, and none waits a fixed time.
  testTimeout: 60_000,
  setupFiles: ['<rootDir>/jest.setup.js'],
};
