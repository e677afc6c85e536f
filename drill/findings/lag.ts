import type { Lag } from '../report-format/member';
import { roundMs } from './spans';
import type { Tick } from './ticks';

export interface LagPhases {
  readonly before: Lag;
  readonly during: Lag;
  readonly after: Lag;
}

/** Summarises a member's lag while it was a reader: before the request, until writes recovered, and afterwards. */
export function findLag(ticks: readonly Tick[], requestedMs: number, recoveredMs: number): LagPhases {
  const asReader = ticks.filter(({ answer }) => answer.outcome === 'ok' && answer.readOnly);
  const between = (fromMs: number, toMs: number) =>
    summarise(asReader.filter(({ dueMs }) => dueMs >= fromMs && dueMs < toMs));
  return {
    before: between(Number.NEGATIVE_INFINITY, requestedMs),
    during: between(requestedMs, recoveredMs),
    after: between(Math.max(requestedMs, recoveredMs), Number.POSITIVE_INFINITY),
  };
}

function summarise(ticks: readonly Tick[]): Lag {
  const lagsMs = ticks
    .flatMap(({ staleMs }) => (staleMs === undefined ? [] : [staleMs]))
    .sort((a, b) => a - b);
  const bytes = ticks.flatMap(({ lagBytes }) => (lagBytes === undefined ? [] : [lagBytes]));
  const [median, max] = [lagsMs[Math.ceil(lagsMs.length / 2) - 1], lagsMs.at(-1)];
  return {
    n: lagsMs.length,
    medianMs: median === undefined ? null : roundMs(median),
    maxMs: max === undefined ? null : roundMs(max),
    maxBytes: bytes.length === 0 ? null : Math.max(...bytes),
  };
}
