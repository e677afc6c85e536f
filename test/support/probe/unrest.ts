import type { ProbeResult } from '../../../lambda/probe/contract';

const MAX_STALL_MS = 100;
const MAX_STALLED_MS = 300;
/** Slower than that, a silence of 200 ms is nothing unusual. */
const MAX_USUAL_MS = 60;

/** Why a run cannot be compared with what was injected, with the stalls that it saw: the machine was too busy. */
export function findUnrest({ stalls, lanes }: Pick<ProbeResult, 'stalls' | 'lanes'>): string | undefined {
  const stallsMs = stalls.map(({ fromUs, toUs }) => (toUs - fromUs) / 1000);
  const [longestMs, stalledMs] = [Math.max(0, ...stallsMs), stallsMs.reduce((sum, ms) => sum + ms, 0)];
  const [slowest] = lanes
    .map(({ name, endedUsByTick }) => ({ name, usualMs: medianMs(endedUsByTick) }))
    .toSorted((one, other) => other.usualMs - one.usualMs);
  const stallText = `${stalls.length} stalls of up to ${longestMs.toFixed()} ms, ${stalledMs.toFixed()} ms together`;
  if (longestMs > MAX_STALL_MS || stalledMs > MAX_STALLED_MS) return stallText;
  if (!slowest || slowest.usualMs <= MAX_USUAL_MS) return undefined;
  return `${slowest.name} was usually answered after ${slowest.usualMs.toFixed()} ms (${stallText})`;
}

function medianMs(valuesUs: readonly number[]): number {
  const ascending = valuesUs.toSorted((one, other) => one - other);
  return (ascending[ascending.length >> 1] ?? 0) / 1000;
}
