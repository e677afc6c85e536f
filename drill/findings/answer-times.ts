import { LATE_MS, USUAL_WAITS } from '../report-format/thresholds';
import type { Tick } from './ticks';
import { isOk, waitMs } from './ticks';

/** How long the ticks of a lane take while it is served. */
export interface AnswerTimes {
  /** The median wait. */
  readonly usualMs: number;
  /** Longest time that a tick takes while the lane is served. */
  readonly longestMs: (tick: Tick) => number;
}

/**
 * Computes how long ticks take. A tick takes up to twice as long as usual. For a tick that waits for a new connection of a pool, the limit is twice the wait of the fastest such tick, and at most
 * `LATE_MS`: if all such ticks waited for an outage to end, even the fastest is slow.
 */
export function findAnswerTimes(ticks: readonly Tick[]): AnswerTimes {
  const served = ticks.filter(isOk);
  const usualMs = median(served.map(waitMs));
  const longestMs = USUAL_WAITS * usualMs;
  const fastestMs = Math.min(...findOpeners(served).map(waitMs));
  const longestOpeningMs = Math.max(longestMs, Math.min(USUAL_WAITS * fastestMs, LATE_MS));
  return { usualMs, longestMs: ({ isOpening }) => (isOpening ? longestOpeningMs : longestMs) };
}

/** Finds the first tick on each new connection. Ticks that use the connection later waited for only a part of its opening. */
function findOpeners(ticks: readonly Tick[]): Tick[] {
  const openers = new Map<number | undefined, Tick>();
  for (const tick of ticks.filter(({ isOpening }) => isOpening)) {
    if (!openers.has(tick.connection)) openers.set(tick.connection, tick);
  }
  return [...openers.values()];
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
