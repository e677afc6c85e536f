import { setInterval } from 'node:timers';
import { runInThisContext } from 'node:vm';

/** Variables that Jest, Vitest and node:test set in the processes in which they run tests. */
const RUNNER_VARIABLES = ['JEST_WORKER_ID', 'VITEST_WORKER_ID', 'NODE_TEST_CONTEXT'];
const INTERVAL_MS = 500;

export interface RunnerWatch {
  /** Aborts when the test runner that started this process has ended. */
  readonly signal: AbortSignal;
  end(): void;
}

/**
 * Watches the test runner that started this process, if one did. The workers of a runner that is killed continue, and an
 * account would keep them running.
 */
export function watchRunner(env: NodeJS.ProcessEnv): RunnerWatch {
  const controller = new AbortController();
  const { signal } = controller;
  if (!RUNNER_VARIABLES.some((name) => env[name] !== undefined)) return { signal, end: () => {} };
  // Jest gives tests a copy of `process`, whose `ppid` does not change.
  const { process }: { process: NodeJS.Process } = runInThisContext('globalThis');
  const runner = process.ppid;
  const timer = setInterval(() => {
    // The parent of an orphan is another process.
    if (process.ppid !== runner) controller.abort(new Error('The test runner has ended.'));
  }, INTERVAL_MS).unref();
  return { signal, end: () => clearInterval(timer) };
}
