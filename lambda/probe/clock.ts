import { setTimeout as delay } from 'node:timers/promises';

/** Source of the probe's time. Tests pass a virtual clock. */
export interface Clock {
  /** Monotonic milliseconds of arbitrary origin. */
  nowMs(): number;
  /** Wall clock: for comparing a run with other clocks, never for measuring. */
  date(): Date;
  sleep(ms: number): Promise<void>;
}

export const systemClock: Clock = {
  nowMs: () => performance.now(),
  date: () => new Date(),
  sleep: (ms) => delay(ms),
};
