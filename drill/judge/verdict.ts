import type { LedgerCounts } from '../report-format/ledger';
import { formatBracket, formatMs, formatNumberOf } from '../report-format/number-text';
import type { WorstOutage } from '../report-format/outage';
import type { Budgets, Verdict } from '../report-format/verdict';

/** Facts that decide the verdict on a run. */
export interface Evidence {
  readonly writeOutageMs: WorstOutage;
  readonly readOutageMs: WorstOutage;
  readonly ledger: LedgerCounts;
  /** Whether a new writer answered before the run ended. */
  readonly isTakeoverSeen: boolean;
  /** Why the run's times are invalid, one sentence each; empty if they are valid. */
  readonly voidReasons: readonly string[];
}

const UNSEEN =
  'no new writer answered before the run ended, so nothing is shown of this failover: measure for longer after the request';

export interface Judgement {
  readonly verdict: Verdict;
  /** Why it is not held, a sentence each. */
  readonly reasons: readonly string[];
}

/**
 * Compares a run with the budgets. What is not shown to hold does not: an outage counts by the upper end of its
 * bracket, and one without an end breaks any budget. A run whose times are worth nothing is void; but a write that
 * was lost is lost, however well the probe kept time.
 */
export function judge(evidence: Evidence, budgets: Budgets): Judgement {
  const lossReasons = findLossReasons(evidence.ledger, budgets.maxLost);
  if (evidence.voidReasons.length > 0 && lossReasons.length === 0) {
    return { verdict: 'void', reasons: evidence.voidReasons };
  }
  const reasons = [
    ...lossReasons,
    ...(evidence.isTakeoverSeen ? [] : [UNSEEN]),
    ...findOutageReasons('writes', evidence.writeOutageMs, budgets.maxWriteOutageMs),
    ...findOutageReasons('reads', evidence.readOutageMs, budgets.maxReadOutageMs),
    ...evidence.voidReasons,
  ];
  return reasons.length === 0 ? { verdict: 'held', reasons } : { verdict: 'not-held', reasons };
}

/** The verdict on several runs: none may fail, and each must count. What failed is told before what does not count. */
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

function findLossReasons(ledger: LedgerCounts, maxLost: number): string[] {
  if (ledger.state === 'unread') {
    return [`the writer did not tell which writes it has, so no loss cannot be shown: ${ledger.reason}`];
  }
  if (ledger.lost <= maxLost) return [];
  return [
    `${formatNumberOf(ledger.lost, 'acknowledged write')} of ${ledger.acknowledged} lost, and the budget is ${maxLost}`,
  ];
}

function findOutageReasons(what: string, outage: WorstOutage, maxMs: number | undefined): string[] {
  const { high, lane } = outage;
  if (high === null)
    return [
      `${what} (${lane}) had not recovered when the run ended, and were out for ${formatBracket(outage)}`,
    ];
  if (maxMs === undefined || high <= maxMs) return [];
  return [`${what} (${lane}) were out for ${formatBracket(outage)}, and the budget is ${formatMs(maxMs)}`];
}
