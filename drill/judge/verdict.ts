import type { RunClient } from '../report-format/client';
import type { Observation } from '../report-format/failover';
import type { LedgerCounts } from '../report-format/ledger';
import { formatBracket, formatCount, formatMs, formatNumberOf } from '../report-format/number-text';
import type { WorstOutage } from '../report-format/outage';
import type { Budgets, Verdict } from '../report-format/verdict';
import { findClientLossReasons, findClientReasons, hasClientBudget } from './clients';

/** Facts that decide the verdict on a run. */
export interface Evidence {
  readonly writeOutageMs: WorstOutage;
  readonly readOutageMs: WorstOutage;
  readonly ledger: LedgerCounts;
  readonly clients: readonly RunClient[];
  /** State of the failover, as the failover function reported it. */
  readonly state: Observation['state'];
  /** Whether a new writer answered before the run ended. */
  readonly isTakeoverSeen: boolean;
  /** Why the run's times are invalid, one sentence each; empty if they are valid. */
  readonly voidReasons: readonly string[];
}

const NO_NEW_WRITER =
  'no new writer answered before the run ended, so the run did not see the failover complete: measure for longer after the request';

const NOTHING_SEEN =
  'the failover function saw no sign of the cause, so the run does not show what the cause does';

export interface Judgement {
  readonly verdict: Verdict;
  /** Why the verdict is not `held`, one sentence each; empty if it is `held`. */
  readonly reasons: readonly string[];
}

/**
 * Compares a run with the budgets. A budget is kept only if the run proves it: an outage counts with the upper end of
 * its bracket, and an outage that has not ended exceeds every budget. An outage without a budget must end as well, unless the
 * budgets are for clients: then the probe's own connections are shown, but not judged. A run with invalid times is void,
 * unless its rows could not be read or it lost more writes than allowed: stalls of the probe do not affect the ledger.
 */
export function judge(evidence: Evidence, budgets: Budgets): Judgement {
  const lossReasons = [
    ...findLossReasons(evidence.ledger, budgets.maxLost),
    ...findClientLossReasons(evidence.clients, budgets),
  ];
  if (evidence.voidReasons.length > 0 && lossReasons.length === 0) {
    return { verdict: 'void', reasons: evidence.voidReasons };
  }
  const reasons = [
    ...lossReasons,
    ...findCauseReasons(evidence),
    ...findOutageReasons('writes', evidence.writeOutageMs, budgets.maxWriteOutageMs, budgets),
    ...findOutageReasons('reads', evidence.readOutageMs, budgets.maxReadOutageMs, budgets),
    ...findClientReasons(evidence.clients, budgets),
    ...evidence.voidReasons,
  ];
  return reasons.length === 0 ? { verdict: 'held', reasons } : { verdict: 'not-held', reasons };
}

/** Judges several runs: `held` if every run is held. Lists the reasons of failed runs before those of void runs. */
export function judgeAll(judgements: readonly Judgement[]): Judgement {
  const verdicts = judgements.map(({ verdict }) => verdict);
  const verdict = verdicts.includes('not-held') ? 'not-held' : verdicts.includes('void') ? 'void' : 'held';
  const isNumbered = judgements.length > 1;
  const reasonsOf = (wanted: Verdict) =>
    judgements.flatMap((judgement, index) =>
      judgement.verdict === wanted
        ? judgement.reasons.map((reason) => (isNumbered ? `run ${index + 1}: ${reason}` : reason))
        : [],
    );
  const reasons = [...reasonsOf('not-held'), ...reasonsOf('void')];
  return { verdict, reasons };
}

/** A writer that stayed the writer is a valid result: a crash restarts it in place, and a patch may do so. */
function findCauseReasons({ state, isTakeoverSeen }: Evidence): string[] {
  if (state === 'nothing-seen') return [NOTHING_SEEN];
  return isTakeoverSeen || state === 'role-unchanged' ? [] : [NO_NEW_WRITER];
}

/** Lists why the ledger does not prove that the budget for lost writes was kept. */
export function findLossReasons(ledger: LedgerCounts, maxLost: number): string[] {
  if (ledger.state === 'unread') {
    return [`the rows could not be read from the writer, so zero loss cannot be proven: ${ledger.reason}`];
  }
  if (ledger.lost <= maxLost) return [];
  return [
    `${formatCount(ledger.lost)} of ${formatNumberOf(ledger.acknowledged, 'acknowledged write')} lost; the budget is ${maxLost}`,
  ];
}

/** Lists why an outage of the probe did not keep its budget. */
export function findOutageReasons(
  what: string,
  outage: WorstOutage,
  maxMs: number | undefined,
  budgets: Budgets,
): string[] {
  const { high, lane } = outage;
  if (maxMs === undefined && hasClientBudget(budgets)) return [];
  if (high === null)
    return [
      `${what} (${lane}) had not recovered when the run ended; their outage lasted ${formatBracket(outage)}`,
    ];
  if (maxMs === undefined || high <= maxMs) return [];
  return [
    `the outage of ${what} (${lane}) lasted ${formatBracket(outage)}; the budget is ${formatMs(maxMs)}`,
  ];
}
