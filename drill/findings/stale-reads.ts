import type { StaleReads } from '../report-format/lane';
import type { Tick } from './ticks';

/** Counts the reads that missed a write acknowledged before the read started. */
export function countStaleReads(ticks: readonly Tick[]): StaleReads {
  const known = ticks.flatMap(({ staleMs }) => (staleMs === undefined ? [] : [staleMs]));
  return {
    reads: known.length,
    stale: known.filter((ms) => ms > 0).length,
    maxMs: known.reduce((most, ms) => Math.max(most, ms), 0),
  };
}
