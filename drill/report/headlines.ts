import { listCauses } from '../judge/cause-summary';
import { hasClientBudget } from '../judge/clients';
import { lanesOf, placeWorstOutage } from '../judge/worst-outage';
import { nameZero } from '../report-format/cause';
import type { Lane } from '../report-format/lane';
import { compareLengths } from '../report-format/longest-outage';
import { formatBracket, formatCount, formatMs } from '../report-format/number-text';
import type { WorstOutage } from '../report-format/outage';
import type { Report } from '../report-format/report';
import type { Run } from '../report-format/run';
import type { Distribution } from '../report-format/summary';
import type { Verdict } from '../report-format/verdict';
import { NO_INTERRUPTION } from './sentences';

/** One of the three numbers at the top of the report. */
export interface Headline {
  readonly title: string;
  readonly value: string;
  /** Uncertainty of the value, and the connections or runs that it comes from. */
  readonly detail: string;
  readonly budget: string;
  /** Whether the budget was kept. `unjudged`: no budget set, and the outage ended. `void`: the value is invalid. */
  readonly state: 'kept' | 'broken' | 'unjudged' | 'void';
}

export const VERDICTS: Readonly<Record<Verdict, string>> = {
  held: 'Held',
  'not-held': 'Not held',
  void: 'Void',
};

const CONNECTIONS: Readonly<Record<Lane['connection'], string>> = {
  pool: 'held connections',
  fresh: 'new connections',
};

/** Lists the headlines: write outage, read outage, lost writes. */
export function toHeadlines(report: Report): Headline[] {
  const { budgets, runs } = report;
  return [
    toOutageHeadline(
      'Write outage',
      'write',
      report,
      ({ writeOutageMs }) => writeOutageMs,
      report.summary.writeOutageMs,
      budgets.maxWriteOutageMs,
    ),
    toOutageHeadline(
      'Read outage',
      'read',
      report,
      ({ readOutageMs }) => readOutageMs,
      report.summary.readOutageMs,
      budgets.maxReadOutageMs,
    ),
    toLossHeadline(report, runs),
  ];
}

function toOutageHeadline(
  title: string,
  operation: Lane['operation'],
  { runs, budgets }: Report,
  pick: (run: Run) => WorstOutage,
  distribution: Distribution,
  maxMs: number | undefined,
): Headline {
  const outages = runs.map(pick);
  const [only] = runs;
  const isVoid = runs.some(({ voidReasons }) => voidReasons.length > 0);
  const isOfOneCause = listCauses(runs).length === 1;
  const text =
    only && runs.length === 1
      ? describeOne(only, operation, pick(only))
      : isOfOneCause
        ? describeMany(distribution)
        : describeCauses(runs, pick);
  const mayLast = hasClientBudget(budgets);
  const isKept = outages.every(({ high }) => high !== null && high <= (maxMs ?? Number.POSITIVE_INFINITY));
  const state = (isKept || mayLast) && maxMs === undefined ? 'unjudged' : judge(isKept);
  const budget = describeBudget(maxMs, outages, mayLast);
  return { title, ...text, budget, state: isVoid ? 'void' : state };
}

function describeBudget(
  maxMs: number | undefined,
  outages: readonly WorstOutage[],
  mayLast: boolean,
): string {
  if (maxMs !== undefined) return `budget ${formatMs(maxMs)}`;
  return mayLast || outages.every(({ ended }) => ended)
    ? 'no budget set'
    : 'no budget set, but the outage must end';
}

function describeOne(
  run: Run,
  operation: Lane['operation'],
  { high, low, interruptions }: WorstOutage,
): Pick<Headline, 'value' | 'detail'> {
  const lanes = lanesOf(run.lanes, operation);
  const worst = placeWorstOutage(lanes);
  if (!worst) {
    const isEarlier = lanes.some(({ outages }) => outages.length > 0);
    return run.voidReasons.length > 0
      ? { value: 'none seen', detail: 'but the probe was stalled at times' }
      : {
          value: 'none',
          detail: isEarlier ? `no interruption after ${nameZero(run.cause.name)}` : NO_INTERRUPTION,
        };
  }
  const where = `over ${CONNECTIONS[worst.lane.connection]}${interruptions > 1 ? `, the longest of ${interruptions}` : ''}`;
  if (high === null) return { value: `≥ ${formatMs(low)}`, detail: `not ended when the run ended; ${where}` };
  return { value: `≤ ${formatMs(high)}`, detail: `at least ${formatMs(low)}; ${where}` };
}

function describeMany({ n, median, min, max, interval }: Distribution): Pick<Headline, 'value' | 'detail'> {
  if (n === 0) return { value: 'not known', detail: 'no run is valid' };
  if (max === 0 && n > 1) return { value: 'none', detail: `in ${n} runs` };
  const confidence = interval
    ? `; 95 % interval of the median ${describeRange(interval)}`
    : '; too few runs for an interval';
  const value = median === null ? 'not ended' : median === 0 ? 'none' : `≤ ${formatMs(median)}`;
  if (n === 1) return { value, detail: 'in the only valid run' };
  return { value, detail: `median of ${n} runs, ${describeRange({ low: min, high: max })}${confidence}` };
}

/** Describes the longest outage of several causes. A median of different causes would mean nothing. */
function describeCauses(
  runs: readonly Run[],
  pick: (run: Run) => WorstOutage,
): Pick<Headline, 'value' | 'detail'> {
  const valid = runs.filter(({ voidReasons }) => voidReasons.length === 0);
  const [worst] = valid.toSorted((one, other) => compareLengths(pick(other), pick(one)));
  if (!worst) return { value: 'not known', detail: 'no run is valid' };
  const { low, high } = pick(worst);
  const causes = `${listCauses(valid).length} causes`;
  if (high === 0) return { value: 'none', detail: `with ${causes}` };
  const detail = `the longest of ${causes}: ${worst.cause.name}`;
  if (high === null)
    return { value: `≥ ${formatMs(low)}`, detail: `not ended when the run ended; ${detail}` };
  return { value: `≤ ${formatMs(high)}`, detail };
}

/** Formats a range. `null` is an outage that had not ended. */
function describeRange({ low, high }: { low: number | null; high: number | null }): string {
  if (low === null) return 'not ended';
  return high === null ? `${formatMs(low)} to not ended` : formatBracket({ low, high });
}

function toLossHeadline({ budgets, summary: { lost } }: Report, runs: readonly Run[]): Headline {
  const acknowledged = runs.reduce((sum, { ledger }) => sum + ledger.acknowledged, 0);
  const isRead = lost.runsRead === runs.length;
  const isOfOneCause = listCauses(runs).length === 1;
  return {
    title: 'Acknowledged writes lost',
    value: isRead ? formatCount(lost.writes) : 'not known',
    detail: `of ${formatCount(acknowledged)} acknowledged${isOfOneCause ? describeZero(lost, isRead) : `, in ${runs.length} runs`}`,
    budget: `budget ${formatCount(budgets.maxLost)}`,
    state: judge(runs.every(({ ledger }) => ledger.state === 'read' && ledger.lost <= budgets.maxLost)),
  };
}

function judge(isKept: boolean): Headline['state'] {
  return isKept ? 'kept' : 'broken';
}

/** Explains how much a result without losses proves. */
function describeZero(
  { writes, atMostOfFailovers, runsRead }: Report['summary']['lost'],
  isRead: boolean,
): string {
  if (!isRead || writes > 0) return '';
  if (atMostOfFailovers === null) {
    return `; ${runsRead === 1 ? 'one failover does' : 'so few failovers do'} not predict the next`;
  }
  return `; with 95 % confidence at most ${Number((100 * atMostOfFailovers).toPrecision(2))} % of such failovers lose a write`;
}
