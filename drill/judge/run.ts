import type { Run, RunFacts } from '../report-format/run';
import type { Budgets } from '../report-format/verdict';
import { judge } from './verdict';
import { findWorstOutage, lanesOf } from './worst-outage';

/** Judges the facts of a run. Keeps the fields in the order of the published format. */
export function judgeRun(facts: RunFacts, budgets: Budgets): Run {
  const { runId, startedAt, durationMs, requestedMs, voidReasons, remarks, isTakeoverSeen, ...others } =
    facts;
  const { lanes, ledger, clients, failover } = others;
  const { state } = failover;
  const writeOutageMs = findWorstOutage(lanesOf(lanes, 'write'));
  const readOutageMs = findWorstOutage(lanesOf(lanes, 'read'));
  return {
    runId,
    startedAt,
    durationMs,
    requestedMs,
    ...judge({ writeOutageMs, readOutageMs, ledger, clients, voidReasons, state, isTakeoverSeen }, budgets),
    voidReasons,
    remarks,
    writeOutageMs,
    readOutageMs,
    ...others,
  };
}
