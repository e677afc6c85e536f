import { setTimeout as sleep } from 'node:timers/promises';
import { PostgresTimeoutError } from './errors';

/** True when the promise settled within the time; it stays the caller's to hear of its failure. */
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

/** Asks again and again until the answer is undefined; other answers say what was seen instead. */
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
