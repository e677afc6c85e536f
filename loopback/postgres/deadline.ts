import { setTimeout as sleep } from 'node:timers/promises';
import { PostgresTimeoutError } from './errors';

/**
 * Returns whether the promise settles within the time. The caller must still handle its rejection. Every query calls
 * this, so it uses a plain timer: the abortion of a promise's timer creates an error with a stack trace.
 */
export function settlesWithin(promise: Promise<unknown>, timeoutMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), timeoutMs);
    const settled = () => {
      clearTimeout(timer);
      resolve(true);
    };
    promise.then(settled, settled);
  });
}

/** Calls `ask` repeatedly until it returns undefined. Until then it returns the current state, which the timeout error contains. */
export async function waitUntil(
  awaited: string,
  { timeoutMs, intervalMs }: { timeoutMs: number; intervalMs: number },
  ask: () => Promise<string | undefined>,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const seen = await ask();
    if (seen === undefined) return;
    if (performance.now() > deadline) throw new PostgresTimeoutError(awaited, timeoutMs, seen);
    await sleep(intervalMs);
  }
}
