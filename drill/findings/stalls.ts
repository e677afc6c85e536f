import type { Stall } from '../../lambda/probe/contract';
import type { Span } from '../report-format/span';

/** What comes this soon after a stall may have waited for its end: the probe notices no stall that is shorter. */
const AFTERMATH_MS = 15;

/** So little between two stalls is no time in which the probe worked off what had come in the first. */
const BREATHER_MS = 5;

/** Times in which the probe itself stood still, ascending. */
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
