import { lanesOf, placeWorstOutage } from '../judge/worst-outage';
import type { Lane } from '../report-format/lane';
import { formatBracket, formatCount, formatMs } from '../report-format/number-text';
import type { WorstOutage } from '../report-format/outage';
import type { Report } from '../report-format/report';
import type { Run } from '../report-format/run';
import type { Distribution } from '../report-format/summary';
import type { Verdict } from '../report-format/verdict';
import { SERVED_THROUGHOUT } from './sentences';

/** One of the numbers that matter first. */
export interface Headline {
  readonly title: string;
  readonly value: string;
  /** How sure it is, and of what it is. */
  readonly detail: string;
  readonly budget: string;
  /** Whether the budget was kept; `unjudged` where none was set and it ended, `void` where nothing can be said. */
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

/** Write outage, read outage, lost writes. */
export function toHeadlines(report: Report): Headline[] {
  const { budgets, runs } = report;
  return [
    ofOutage(
      'Write outage',
      'write',
      report,
      ({ writeOutageMs }) => writeOutageMs,
      report.summary.writeOutageMs,
      budgets.maxWriteOutageMs,
    ),
    ofOutage(
      'Read outage',
      'read',
      report,
      ({ readOutageMs }) => readOutageMs,
      report.summary.readOutageMs,
      budgets.maxReadOutageMs,
    ),
    ofLosses(report, runs),
  ];
}

function ofOutage(
  title: string,
  operation: Lane['operation'],
  { runs }: Report,
  pick: (run: Run) => WorstOutage,
  distribution: Distribution,
  maxMs: number | undefined,
): Headline {
  const outages = runs.map(pick);
  const [only] = runs;
  const isVoid = runs.some(({ voidReasons }) => voidReasons.length > 0);
  const text =
    only && runs.length === 1 ? describeOne(only, operation, pick(only)) : describeMany(distribution);
  const isKept = outages.every(({ high }) => high !== null && high <= (maxMs ?? Number.POSITIVE_INFINITY));
  const state = isKept && maxMs === undefined ? 'unjudged' : judge(isKept);
  return { title, ...text, budget: describeBudget(maxMs, outages), state: isVoid ? 'void' : state };
}

function describeBudget(maxMs: number | undefined, outages: readonly WorstOutage[]): string {
  if (maxMs !== undefined) return `budget ${formatMs(maxMs)}`;
  return outages.every(({ ended }) => ended) ? 'no budget set' : 'no budget set, but it has to end';
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
      ? { value: 'none seen', detail: 'but the probe did not always look' }
      : {
          value: 'none',
          detail: isEarlier ? 'none from the request on' : SERVED_THROUGHOUT,
        };
  }
  const where = `over ${CONNECTIONS[worst.lane.connection]}${interruptions > 1 ? `, the longest of ${interruptions}` : ''}`;
  if (high === null)
    return { value: `≥ ${formatMs(low)}`, detail: `had not ended when the run did; ${where}` };
  return { value: `≤ ${formatMs(high)}`, detail: `and at least ${formatMs(low)}; ${where}` };
}

function describeMany({ n, median, min, max, interval }: Distribution): Pick<Headline, 'value' | 'detail'> {
  if (n === 0) return { value: 'not known', detail: 'no run counts' };
  if (max === 0 && n > 1) return { value: 'none', detail: `in ${n} runs` };
  const sure = interval
    ? `; 95 % interval of the median ${describeRange(interval)}`
    : '; too few runs for an interval';
  const value = median === null ? 'not ended' : median === 0 ? 'none' : `≤ ${formatMs(median)}`;
  if (n === 1) return { value, detail: 'in the only run that counts' };
  return { value, detail: `median of ${n} runs, ${describeRange({ low: min, high: max })}${sure}` };
}

/** `null` is what had not ended. */
function describeRange({ low, high }: { low: number | null; high: number | null }): string {
  if (low === null) return 'not ended';
  return high === null ? `${formatMs(low)} to not ended` : formatBracket({ low, high });
}

function ofLosses({ budgets, summary: { lost } }: Report, runs: readonly Run[]): Headline {
  const acknowledged = runs.reduce((sum, { ledger }) => sum + ledger.acknowledged, 0);
  const isRead = lost.runsRead === runs.length;
  return {
    title: 'Acknowledged writes lost',
    value: isRead ? formatCount(lost.writes) : 'not known',
    detail: `of ${formatCount(acknowledged)} acknowledged${describeZero(lost, isRead)}`,
    budget: `budget ${formatCount(budgets.maxLost)}`,
    state: judge(runs.every(({ ledger }) => ledger.state === 'read' && ledger.lost <= budgets.maxLost)),
  };
}

function judge(isKept: boolean): Headline['state'] {
  return isKept ? 'kept' : 'broken';
}

/** What a zero says, and what it does not. */
function describeZero(
  { writes, atMostOfFailovers, runsRead }: Report['summary']['lost'],
  isRead: boolean,
): string {
  if (!isRead || writes > 0) return '';
  if (atMostOfFailovers === null) {
    return `; ${runsRead === 1 ? 'one failover says' : 'so few failovers say'} little of the next`;
  }
  return `; with 95 % confidence at most ${Number((100 * atMostOfFailovers).toPrecision(2))} % of such failovers lose any`;
}
