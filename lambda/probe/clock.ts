import { setTimeout as delay } from 'node:timers/promises';

/** Time as the probe sees it; tests hand in a virtual one. */
export interface Clock {
  /** Monotonic milliseconds of arbitrary origin. */
  nowMs(): number;
  /** Date and time: to lay a run beside other clocks, never to measure with. */
  date(): Date;
  sleep(ms: number): Promise<void>;
}

export const systemClock: Clock = {
  nowMs: () => performance.now(),
  date: () => new Date(),
  sleep: (ms) => delay(ms),
};
