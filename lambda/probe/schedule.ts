import type { Clock } from './clock';

/** Tick `k` is due at `startMs + offsetMs + k * periodMs` on the monotonic clock. */
export interface Schedule {
  readonly startMs: number;
  readonly offsetMs: number;
  readonly periodMs: number;
  readonly ticks: number;
}

/**
 * Starts every tick when it is due, whatever became of those before, and resolves after the last one was started.
 * What became due while the process stood still is made up for at once: none is left out, so none goes uncounted.
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

/** A timer may fire up to a millisecond early. */
async function sleepUntil(dueMs: number, clock: Clock): Promise<void> {
  for (let waitMs = dueMs - clock.nowMs(); waitMs > 0; waitMs = dueMs - clock.nowMs()) {
    await clock.sleep(waitMs);
  }
}
