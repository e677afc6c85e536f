import type { Stall } from '../../lambda/probe/tick-contract';
import type { Span } from '../report-format/span';

/**
 * Shortest stall that the probe notices (contract of the probe). An event that is stamped up to this long after a stall
 * may have happened during the stall.
 */
export const SHORTEST_STALL_MS = 15;

/**
 * If the gap between two stalls is shorter, the second may begin before the probe has processed the events of the
 * first.
 */
const SHORT_GAP_MS = 5;

/** Converts stalls of the probe to spans in milliseconds. */
export function toStallSpans(stalls: readonly Stall[]): Span[] {
  return stalls.map(({ fromUs, toUs }) => ({ fromMs: fromUs / 1000, toMs: toUs / 1000 }));
}

/**
 * Returns the earliest time at which an event stamped at `atMs` may have happened. If `atMs` is in a stall or right after a
 * stall, returns the start of this stall. Returns the start of the previous stall if only a short gap separates the two
 * stalls, or if `atMs` is right after both.
 */
export function earliestMs(atMs: number, stalls: readonly Span[]): number {
  const index = stalls.findLastIndex(({ fromMs }) => fromMs < atMs);
  const [before, stall] = [stalls[index - 1], stalls[index]];
  if (!stall || atMs > stall.toMs + SHORTEST_STALL_MS) return atMs;
  if (!before) return stall.fromMs;
  const isDelayedByBoth =
    stall.fromMs - before.toMs < SHORT_GAP_MS || atMs <= before.toMs + SHORTEST_STALL_MS;
  return isDelayedByBoth ? before.fromMs : stall.fromMs;
}

/**
 * Returns when the answer to a request sent at `fromMs` is overdue. An answer takes at most `takesMs`. A stall may interrupt
 * a tick before its statement is sent, so the time counts again from the end of the stall.
 */
export function overdueMs(fromMs: number, takesMs: number, stalls: readonly Span[]): number {
  let byMs = fromMs + takesMs;
  for (const stall of stalls) {
    if (stall.toMs > fromMs && stall.fromMs < byMs) byMs = Math.max(byMs, stall.toMs + takesMs);
  }
  return byMs;
}

/**
 * Returns the earliest time at which the database may have begun an answer that the probe stamped at `toMs`. This
 * is `takesMs` before the stamp; or, if a stall may have delayed the stamp, `takesMs` before the start of the stall.
 */
export function underWaySinceMs(toMs: number, takesMs: number, stalls: readonly Span[]): number {
  let sinceMs = toMs - takesMs;
  for (const stall of stalls.toReversed()) {
    if (stall.fromMs < toMs && stall.toMs + SHORTEST_STALL_MS > sinceMs)
      sinceMs = Math.min(sinceMs, stall.fromMs - takesMs);
  }
  return sinceMs;
}
