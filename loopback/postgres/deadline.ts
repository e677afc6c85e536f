import { setTimeout as sleep } from 'node:timers/promises';
import { PostgresTimeoutError } from './errors';

/** Returns whether the promise settles within the time. The caller must still handle its rejection. */
export async function settlesWithin(promise: Promise<unknown>, timeoutMs: number): Promise<boolean> {
  const timer = new AbortController();
  const settled = promise.then(
    () => true,
    () => true,
  );
  const expired = sleep(timeoutMs, false, { signal: timer.signal }).catch(() => false);
  const result = await Promise.race([settled, expired]);
  timer.abort();
  return result;
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
