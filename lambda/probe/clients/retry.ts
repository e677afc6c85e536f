import { setTimeout as sleep } from 'node:timers/promises';

/** Limits of the wait before a retry. */
export const BACK_OFF = { firstWaitMs: 50, longestWaitMs: 1_000 } as const;

/** Returns the wait after a failed attempt; the first has number 1. The wait doubles with each attempt, up to the limit. */
export function exponentialWait(attempt: number): number {
  return Math.min(BACK_OFF.longestWaitMs, BACK_OFF.firstWaitMs * 2 ** (attempt - 1));
}

/**
 * Random wait up to the exponential one ("full jitter"), so that the clients of a new writer do not all return at the
 * same time.
 */
export function fullJitter(attempt: number): number {
  return Math.random() * exponentialWait(attempt);
}

/**
 * Repeats `work` until it succeeds. `work` receives the number of the attempt, which begins at 1. If the signal is aborted
 * first, rejects with the last error.
 */
export async function retry(
  work: (attempt: number) => Promise<void>,
  waitMs: (attempt: number) => number,
  signal: AbortSignal,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work(attempt);
    } catch (error) {
      await sleep(waitMs(attempt), undefined, { signal }).catch(() => {});
      if (signal.aborted) throw error;
    }
  }
}
