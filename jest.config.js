/** Three projects, in this order: what starts no process, what starts processes, and what measures time. */
const base = {
  testEnvironment: '<rootDir>/test/support/test-environment.ts',
  roots: ['<rootDir>/test', '<rootDir>/loopback/test'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  restoreMocks: true,
  setupFiles: ['<rootDir>/jest.setup.js'],
};

/** @type {import('jest').Config} */
module.exports = {
  // Jest would leave one core to itself, which does nothing but wait.
  maxWorkers: '100%',
  testSequencer: '<rootDir>/jest.sequencer.js',
  // Generous: the tests that start processes share two cores, and none waits a fixed time.
  testTimeout: 60_000,
  projects: [
    {
      ...base,
      displayName: 'unit',
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: ['\\.(real|timed|outside|soak)\\.test\\.ts$'],
    },
    { ...base, displayName: 'real', testMatch: ['**/*.real.test.ts'] },
    // Alone on the machine: Jest runs the runners of projects one after another, and a serial one file by file.
    {
      ...base,
      displayName: 'timed',
      testMatch: ['**/*.timed.test.ts'],
      runner: '<rootDir>/jest.serial-runner.js',
    },
  ],
};
