import { setTimeout as delay } from 'node:timers/promises';

/** Time as the function uses it; tests bring their own. */
export interface Clock {
  /** Monotonic milliseconds: for deadlines and durations. */
  nowMs(): number;
  /** The date and time: for timestamps. */
  wallTime(): Date;
  sleep(ms: number): Promise<void>;
}

export const systemClock: Clock = {
  nowMs: () => performance.now(),
  wallTime: () => new Date(),
  sleep: (ms) => delay(ms),
};
