import { formatBracket, formatCount } from '../../report-format/number-text';
import type { Report } from '../../report-format/report';
import type { Table } from './table';
import { toTable } from './table';

/** Table with one row per run of a repeated drill. */
export function tableRuns({ runs }: Report): Table {
  return toTable(
    'Runs',
    [
      ['run', ({ number }) => String(number)],
      ['verdict', ({ run }) => run.verdict.replace('-', ' ')],
      ['writer', ({ run }) => `${run.failover.previousWriter} → ${run.prediction.newWriter ?? 'not known'}`],
      ['write outage#', ({ run }) => formatBracket(run.writeOutageMs)],
      ['read outage#', ({ run }) => formatBracket(run.readOutageMs)],
      ['acknowledged#', ({ run }) => formatCount(run.ledger.acknowledged)],
      ['lost#', ({ run }) => (run.ledger.state === 'read' ? formatCount(run.ledger.lost) : 'not known')],
    ],
    runs.map((run, index) => ({ run, number: index + 1 })),
  );
}
