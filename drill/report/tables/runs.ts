import { listCauses } from '../../judge/cause-summary';
import { formatBracket, formatCount } from '../../report-format/number-text';
import type { Report } from '../../report-format/report';
import type { Run } from '../../report-format/run';
import type { Columns, Table } from './table';
import { toTable } from './table';

/** Table with one row per run of a repeated drill. */
export function tableRuns({ runs }: Report): Table {
  const cause: Columns<NumberedRun> = [['cause', ({ run }) => run.cause.name]];
  return toTable(
    'Runs',
    [
      ['run', ({ number }) => String(number)],
      ...(listCauses(runs).length > 1 ? cause : []),
      ['verdict', ({ run }) => run.verdict.replace('-', ' ')],
      ['writer', ({ run }) => describeWriter(run)],
      ['write outage#', ({ run }) => formatBracket(run.writeOutageMs)],
      ['read outage#', ({ run }) => formatBracket(run.readOutageMs)],
      ['acknowledged#', ({ run }) => formatCount(run.ledger.acknowledged)],
      ['lost#', ({ run }) => (run.ledger.state === 'read' ? formatCount(run.ledger.lost) : 'not known')],
    ],
    runs.map((run, index) => ({ run, number: index + 1 })),
  );
}

interface NumberedRun {
  readonly run: Run;
  readonly number: number;
}

function describeWriter({ failover: { previousWriter, state }, prediction: { newWriter } }: Run): string {
  if (state === 'role-unchanged' || state === 'nothing-seen') return previousWriter;
  return `${previousWriter} → ${newWriter ?? 'not known'}`;
}
