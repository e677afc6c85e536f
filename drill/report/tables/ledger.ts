import type { LedgerCounts } from '../../report-format/ledger';
import { formatCount } from '../../report-format/number-text';
import type { Table } from './table';
import { toTable } from './table';

/** The writes of the run, by what was said of them and by what became of them. */
export function tableLedger(ledger: LedgerCounts): Table {
  const found = ledger.state === 'read' ? ledger : undefined;
  const known = (count: number | undefined) => (count === undefined ? 'not known' : formatCount(count));
  const rows: [string, string, string][] = [
    ['attempted', formatCount(ledger.attempted), 'started on their way to the writer'],
    ['acknowledged', formatCount(ledger.acknowledged), 'the writer said they were committed'],
    ['lost', known(found?.lost), 'acknowledged, and gone after the run'],
    ['failed', formatCount(ledger.failed), 'certainly not applied'],
    ['indeterminate', formatCount(ledger.indeterminate), 'the connection ended before the answer was there'],
    ['recovered', known(found?.recovered), 'indeterminate, and there after the run'],
    ['unexpected', known(found?.unexpected), 'there after the run, and nobody said so'],
    ['duplicates', known(found?.duplicates), 'rows too many of one write'],
    ['dropped', formatCount(ledger.dropped), 'never started: too many waited for an answer'],
  ];
  return toTable(
    'Ledger of writes',
    [
      ['writes', ([name]) => name],
      ['number#', ([, count]) => count],
      ['meaning', ([, , meaning]) => meaning],
    ],
    rows,
  );
}
