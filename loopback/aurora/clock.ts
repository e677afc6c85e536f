/** Source of time for a cluster. Tests pass a virtual clock. */
export interface Clock {
  /** Returns monotonic milliseconds of arbitrary origin, for durations and deadlines. */
  nowMs(): number;
  /** Returns the wall-clock time, for events and creation times only. Never subtract two wall-clock times. */
  date(): Date;
  /** Resolves after `durationMs`, or at once when the signal aborts. Never rejects. */
  sleep(durationMs: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  nowMs: () => performance.now(),
  date: () => new Date(),
  sleep: (durationMs, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const end = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, durationMs);
      signal?.addEventListener('abort', end);
    }),
};

/** Resolves at `atMs` of the clock. Uses no timer if this time has passed: even the shortest timer takes a millisecond. */
export async function sleepUntil(clock: Clock, atMs: number, signal: AbortSignal): Promise<void> {
  const durationMs = atMs - clock.nowMs();
  if (durationMs > 0) await clock.sleep(durationMs, signal);
}
