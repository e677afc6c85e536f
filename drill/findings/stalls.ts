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
