import { formatBounds } from '../../judge/regressions';
import type { ComparedLoss, ComparedOutage, Comparison } from '../../report-format/comparison';
import { formatMs } from '../../report-format/number-text';
import { formatKnown } from './clients';
import type { Columns, Table } from './table';
import { NOTHING, toTable } from './table';

/** One compared figure, as text. */
interface Row extends Pick<ComparedOutage, 'cause' | 'client' | 'state'> {
  readonly figure: string;
  readonly drill: string;
  readonly baseline: string;
  readonly limit: string;
}

const RESULTS: Readonly<Record<ComparedOutage['state'], string>> = {
  kept: 'no regression',
  regressed: 'regression',
  uncertain: 'uncertain',
  'not-compared': 'not compared',
};

/** Table of the compared outages and losses. With several causes, its first column is the cause. */
export function tableComparison({ outages, losses }: Comparison): Table {
  const rows = outages.flatMap((outage) => [
    toOutageRow(outage),
    ...losses.filter((loss) => isSameSubject(loss, outage)).map(toLossRow),
  ]);
  const cause: Columns<Row> = [['cause', (row) => row.cause]];
  return toTable(
    '',
    [
      ...(new Set(rows.map((row) => row.cause)).size > 1 ? cause : []),
      ['writes of', ({ client }) => client ?? 'the probe'],
      ['figure', ({ figure }) => figure],
      ['baseline#', ({ baseline }) => baseline],
      ['this drill#', ({ drill }) => drill],
      ['limit#', ({ limit }) => limit],
      ['result', ({ state }) => RESULTS[state]],
    ],
    rows,
  );
}

function toOutageRow({ drill, baseline, limitMs, ...outage }: ComparedOutage): Row {
  return {
    ...outage,
    figure: 'median outage',
    drill: formatBounds(drill),
    baseline: formatBounds(baseline),
    limit: limitMs === null ? NOTHING : formatMs(limitMs),
  };
}

function toLossRow({ drill, baseline, ...loss }: ComparedLoss): Row {
  const limit = baseline === 0 ? '0' : NOTHING;
  return { ...loss, figure: 'lost', drill: formatKnown(drill), baseline: formatKnown(baseline), limit };
}

function isSameSubject(loss: ComparedLoss, outage: ComparedOutage): boolean {
  return loss.cause === outage.cause && loss.client === outage.client;
}
