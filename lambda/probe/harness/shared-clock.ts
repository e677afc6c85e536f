import type { Clock } from '../clock';
import { systemClock } from '../clock';

/**
 * System clock with one origin for all threads. The origin of `performance.now()` differs between threads.
 */
export const sharedClock: Clock = {
  ...systemClock,
  nowMs: () => Number(process.hrtime.bigint()) / 1e6,
};

/** Converts a time of the probe's clock to the shared clock. Both clocks are monotonic and run at the same rate. */
export function toSharedMs(atMs: number, clock: Clock): number {
  return sharedClock.nowMs() + (atMs - clock.nowMs());
}
