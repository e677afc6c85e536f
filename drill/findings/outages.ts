import type { Outage } from '../report-format/outage';
import type { Span } from '../report-format/span';
import { STEADY_MS, STEADY_PERIODS } from '../report-format/thresholds';
import type { OutageSign } from './outage-signs';
import { findOutageSigns } from './outage-signs';
import { coveredMs, roundMs } from './spans';
import { earliestMs } from './stalls';
import type { Tick } from './ticks';
import { isOk } from './ticks';

/** Outage as found from the ticks of one lane, which do not show when the failover was requested. */
export type FoundOutage = Omit<Outage, 'beforeRequest'>;

export interface LaneOutages {
  readonly outages: readonly FoundOutage[];
  /** Silences that stalls of the probe explain. They do not count as outages. */
  readonly blind: readonly Span[];
  readonly silences: readonly Span[];
}

/**
 * Finds the outages of a lane. The length of each lies in a bracket: at least the span in which the outage certainly
 * lasted, at most from the acknowledgement before the outage to the acknowledgement after it. While the probe is stalled
 * it stamps signs late, so a stall at the start or end of an outage widens its bracket.
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

/** Groups signs into outages: signs with less than `steadyMs` between them belong to the same outage. */
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
  const servedAgainMs =
    rawToMs <= steadyByMs || hasOnlyLateAnswers(signs) ? firstServedMs(signs, ticks) : undefined;
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

/**
 * Whether every request was acknowledged, though late. Such an outage has ended even if the run ends right after it: the
 * run has no later request that could show that the outage continued.
 */
function hasOnlyLateAnswers(signs: readonly OutageSign[]): boolean {
  return signs.every(({ kind }) => kind === 'silence');
}

/** Finds the first acknowledgement after the last silence, among ticks that started after the last bad tick was seen. */
function firstServedMs(signs: readonly OutageSign[], ticks: readonly Tick[]): number | undefined {
  const seenMs = (ofKind: OutageSign['kind']) =>
    Math.max(0, ...signs.filter(({ kind }) => kind === ofKind).map((sign) => sign.seenMs));
  const [badMs, silentMs] = [seenMs('bad tick'), seenMs('silence')];
  const served = ticks.filter((tick) => isOk(tick) && tick.startedMs >= badMs && tick.endedMs >= silentMs);
  return served.length === 0 ? undefined : Math.min(...served.map(({ endedMs }) => endedMs));
}
