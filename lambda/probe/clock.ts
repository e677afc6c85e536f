import { setTimeout as delay } from 'node:timers/promises';

/** Source of the probe's time. Tests pass a virtual clock. */
export interface Clock {
  /** Monotonic milliseconds of arbitrary origin. */
  nowMs(): number;
  /** Wall clock: for comparing a run with other clocks, never for measuring. */
  date(): Date;
  /** Rejects if the signal aborts before the time is over. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  nowMs: () => performance.now(),
  date: () => new Date(),
  sleep: (ms, signal) => delay(ms, undefined, { signal }),
};
