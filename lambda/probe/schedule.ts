import type { Clock } from './clock';

/** Tick `k` is due at `startMs + offsetMs + k * periodMs` on the monotonic clock. */
export interface Schedule {
  readonly startMs: number;
  readonly offsetMs: number;
  readonly periodMs: number;
  readonly ticks: number;
}

/**
 * Starts every tick when it is due, regardless of earlier ticks, and resolves after starting the last one. Ticks that
 * became due during a stall start right after it: no tick is skipped, so every tick is counted.
 */
export async function keepSchedule(
  schedule: Schedule,
  clock: Clock,
  start: (tick: number, dueMs: number) => void,
): Promise<void> {
  const { startMs, offsetMs, periodMs, ticks } = schedule;
  for (let tick = 0; tick < ticks; tick += 1) {
    const dueMs = startMs + offsetMs + tick * periodMs;
    await sleepUntil(dueMs, clock);
    start(tick, dueMs);
  }
}

/** Sleeps again if a timer fires early, by up to a millisecond. */
async function sleepUntil(dueMs: number, clock: Clock): Promise<void> {
  for (let waitMs = dueMs - clock.nowMs(); waitMs > 0; waitMs = dueMs - clock.nowMs()) {
    await clock.sleep(waitMs);
  }
}
