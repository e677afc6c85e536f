import type { Stall } from '../../lambda/probe/contract';
import type { Span } from '../report-format/span';

/**
 * An event this soon after a stall may have waited for its end: shorter stalls go unnoticed, by the probe's contract.
 */
export const AFTERMATH_MS = 15;

/** A gap this short between two stalls is too brief to process what queued up during the first stall. */
const BREATHER_MS = 5;

/** Stalls of the probe itself, ascending. */
export function toStallSpans(stalls: readonly Stall[]): Span[] {
  return stalls.map(({ fromUs, toUs }) => ({ fromMs: fromUs / 1000, toMs: toUs / 1000 }));
}

/**
 * Since when something may have happened that was stamped at `atMs`: since the beginning of a stall that it was
 * stamped in or right after; and of the one just before, if what had come in that one was worked off by then.
 */
export function earliestMs(atMs: number, stalls: readonly Span[]): number {
  const index = stalls.findLastIndex(({ fromMs }) => fromMs < atMs);
  const [before, stall] = [stalls[index - 1], stalls[index]];
  if (!stall || atMs > stall.toMs + AFTERMATH_MS) return atMs;
  if (!before) return stall.fromMs;
  const isOfBoth = stall.fromMs - before.toMs < BREATHER_MS || atMs <= before.toMs + AFTERMATH_MS;
  return isOfBoth ? before.fromMs : stall.fromMs;
}

/**
 * When an answer is overdue that was asked for at `fromMs` and takes up to `takesMs`. A stall may interrupt a tick
 * before its statement is sent; so the time counts again from the end of the stall.
 */
export function overdueMs(fromMs: number, takesMs: number, stalls: readonly Span[]): number {
  let byMs = fromMs + takesMs;
  for (const stall of stalls) {
    if (stall.toMs > fromMs && stall.fromMs < byMs) byMs = Math.max(byMs, stall.toMs + takesMs);
  }
  return byMs;
}

/** The same backwards: since when an answer may have been under way that was stamped at `toMs`. */
export function underWaySinceMs(toMs: number, takesMs: number, stalls: readonly Span[]): number {
  let sinceMs = toMs - takesMs;
  for (const stall of stalls.toReversed()) {
    if (stall.fromMs < toMs && stall.toMs + AFTERMATH_MS > sinceMs)
      sinceMs = Math.min(sinceMs, stall.fromMs - takesMs);
  }
  return sinceMs;
}
