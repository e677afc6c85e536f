import type { Outage } from '../report-format/outage';
import type { Span } from '../report-format/span';
import { STEADY_MS, STEADY_PERIODS } from '../report-format/thresholds';
import type { OutageSign } from './outage-signs';
import { findOutageSigns } from './outage-signs';
import { coveredMs, roundMs } from './spans';
import { earliestMs } from './stalls';
import type { Tick } from './ticks';
import { isOk } from './ticks';

/** One lane alone does not show whether the failover caused the outage. */
type FoundOutage = Omit<Outage, 'beforeRequest'>;

export interface LaneOutages {
  readonly outages: readonly FoundOutage[];
  /** When the lane was silent because the probe stood still, and for no other known reason. */
  readonly blind: readonly Span[];
  readonly silences: readonly Span[];
}

/**
 * Finds when a lane was not served, each time with the bracket that its length lies in: at least from when it had
 * certainly begun until it certainly lasted, at most from the acknowledgement before it to the one after it. A stall of
 * the probe makes signs later or earlier than they look, so it widens the bracket it falls into.
 */
export function findOutages(ticks: readonly Tick[], periodMs: number, stalls: readonly Span[]): LaneOutages {
  const acknowledgedMs = ticks
    .filter(isOk)
    .map(({ endedMs }) => endedMs)
    .sort((one, other) => one - other);
  const { signs, blind } = findOutageSigns(ticks, acknowledgedMs, stalls, periodMs);
  const steadyMs = Math.max(STEADY_MS, STEADY_PERIODS * periodMs);
  const endMs = (ticks.at(-1)?.dueMs ?? 0) + periodMs;
  const outages = group(signs, steadyMs).map((each) =>
    measure(each, ticks, acknowledgedMs, stalls, endMs - steadyMs),
  );
  const silences = signs.filter(({ kind }) => kind === 'silence').map(({ raw }) => raw);
  return { outages, blind, silences };
}

/** Signs with less than a steady time between them belong to one outage. */
function group(signs: readonly OutageSign[], steadyMs: number): OutageSign[][] {
  const groups: OutageSign[][] = [];
  let untilMs = Number.NEGATIVE_INFINITY;
  for (const sign of signs) {
    if (sign.raw.fromMs - untilMs < steadyMs) groups.at(-1)?.push(sign);
    else groups.push([sign]);
    untilMs = Math.max(untilMs, sign.raw.toMs);
  }
  return groups;
}

function measure(
  signs: readonly OutageSign[],
  ticks: readonly Tick[],
  acknowledgedMs: readonly number[],
  stalls: readonly Span[],
  steadyByMs: number,
): FoundOutage {
  const rawFromMs = Math.min(...signs.map(({ raw }) => raw.fromMs));
  const rawToMs = Math.max(...signs.map(({ raw }) => raw.toMs));
  const certainFromMs = Math.min(...signs.map(({ certain }) => certain.fromMs));
  const certainToMs = Math.max(...signs.map(({ certain }) => certain.toMs));
  const lastServedMs = earliestMs(acknowledgedMs.findLast((ms) => ms <= rawFromMs) ?? 0, stalls);
  const servedAgainMs = rawToMs <= steadyByMs ? firstServedMs(signs, ticks) : undefined;
  const lowMs = Math.max(0, certainToMs - certainFromMs);
  return {
    low: roundMs(lowMs),
    high: servedAgainMs === undefined ? null : roundMs(servedAgainMs - lastServedMs),
    ended: servedAgainMs !== undefined,
    lastServedMs: roundMs(lastServedMs),
    failingFromMs: roundMs(rawFromMs),
    failingToMs: roundMs(rawToMs),
    servedAgainMs: servedAgainMs === undefined ? null : roundMs(servedAgainMs),
    badTicks: ticks.filter((tick) => !isOk(tick) && tick.dueMs >= rawFromMs && tick.dueMs <= rawToMs).length,
    stallMs: roundMs(
      coveredMs({ fromMs: lastServedMs, toMs: Math.min(certainFromMs, certainToMs) }, stalls) +
        coveredMs({ fromMs: certainToMs, toMs: servedAgainMs ?? certainToMs }, stalls),
    ),
  };
}

/** The first acknowledgement that is not before the end of the last silence, of a tick started after the last bad one. */
function firstServedMs(signs: readonly OutageSign[], ticks: readonly Tick[]): number | undefined {
  const seenMs = (ofKind: OutageSign['kind']) =>
    Math.max(0, ...signs.filter(({ kind }) => kind === ofKind).map((sign) => sign.seenMs));
  const [badMs, silentMs] = [seenMs('bad tick'), seenMs('silence')];
  const served = ticks.filter((tick) => isOk(tick) && tick.startedMs >= badMs && tick.endedMs >= silentMs);
  return served.length === 0 ? undefined : Math.min(...served.map(({ endedMs }) => endedMs));
}
