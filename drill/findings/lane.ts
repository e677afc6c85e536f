import type { LaneResult } from '../../lambda/probe/contract';
import type { Lane } from '../report-format/lane';
import type { Span } from '../report-format/span';
import { SLOW_MS } from '../report-format/thresholds';
import { countAnswers } from './answers';
import { markEarlierOutages } from './earlier-outages';
import { findOutages } from './outages';
import { toPercentiles } from './percentiles';
import { roundMs, unionMs } from './spans';
import { countStaleReads } from './stale-reads';
import { toStrip } from './strip';
import type { Tick } from './ticks';
import { isOk, waitMs } from './ticks';

export interface LaneFindings {
  readonly lane: Lane;
  /** Silences that stalls of the probe explain. */
  readonly blind: readonly Span[];
}

/** Finds the outages of a lane and summarises its ticks. The failover did not cause an outage that ended before `judgedFromMs`. */
export function findLane(
  result: LaneResult,
  ticks: readonly Tick[],
  stalls: readonly Span[],
  judgedFromMs: number,
): LaneFindings {
  const { name, operation, connection, endpoint, periodMs } = result;
  const { outages, blind, silences } = findOutages(ticks, periodMs, stalls);
  const good = ticks.filter(isOk);
  const bad = ticks.filter((tick) => !isOk(tick));
  const lane: Lane = {
    name,
    operation,
    connection,
    endpoint,
    periodMs,
    ticks: ticks.length,
    outages: markEarlierOutages(outages, judgedFromMs),
    blindMs: roundMs(unionMs(blind)),
    unavailableMs: roundMs(unionMs([...bad.map((tick) => unserved(tick, periodMs)), ...silences])),
    slowMs: roundMs(unionMs(good.filter((tick) => waitMs(tick) > SLOW_MS).map(waiting))),
    latencyMs: toPercentiles(good.map(waitMs)),
    errorMs: toPercentiles(bad.filter(({ answer }) => answer.outcome !== 'dropped').map(waitMs)),
    lateMs: toPercentiles(ticks.map(({ dueMs, startedMs }) => startedMs - dueMs)),
    answers: countAnswers(ticks),
    ...(operation === 'read' && { staleReads: countStaleReads(ticks) }),
    strip: toStrip(ticks, periodMs),
  };
  return { lane, blind };
}

/** Counts a tick that was not served as unavailable for its whole period, even if the error came at once. */
function unserved({ dueMs, endedMs }: Tick, periodMs: number): Span {
  return { fromMs: dueMs, toMs: Math.max(endedMs, dueMs + periodMs) };
}

function waiting({ dueMs, endedMs }: Tick): Span {
  return { fromMs: dueMs, toMs: endedMs };
}
