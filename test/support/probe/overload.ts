import type { ProbeResult } from '../../../lambda/probe/contract';

const MAX_STALL_MS = 100;
const MAX_STALLED_MS = 300;
/** With a longer median, a silence of 200 ms would be a normal wait. */
const MAX_TYPICAL_MS = 60;

/**
 * Describes the stalls or the latency that make a run unfit for comparison with the injected silences; undefined if it
 * is fit.
 */
export function findOverload({ stalls, lanes }: Pick<ProbeResult, 'stalls' | 'lanes'>): string | undefined {
  const stallsMs = stalls.map(({ fromUs, toUs }) => (toUs - fromUs) / 1000);
  const [longestMs, stalledMs] = [Math.max(0, ...stallsMs), stallsMs.reduce((sum, ms) => sum + ms, 0)];
  const [slowest] = lanes
    .map(({ name, endedUsByTick }) => ({ name, typicalMs: medianMs(endedUsByTick) }))
    .toSorted((one, other) => other.typicalMs - one.typicalMs);
  const stallText = `${stalls.length} stalls of up to ${longestMs.toFixed()} ms, ${stalledMs.toFixed()} ms together`;
  if (longestMs > MAX_STALL_MS || stalledMs > MAX_STALLED_MS) return stallText;
  if (!slowest || slowest.typicalMs <= MAX_TYPICAL_MS) return undefined;
  return `the median answer of ${slowest.name} took ${slowest.typicalMs.toFixed()} ms (${stallText})`;
}

function medianMs(valuesUs: readonly number[]): number {
  const ascending = valuesUs.toSorted((one, other) => one - other);
  return (ascending[ascending.length >> 1] ?? 0) / 1000;
}
