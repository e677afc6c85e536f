import type { LedgerCounts } from '../../report-format/ledger';
import { formatCount } from '../../report-format/number-text';
import type { Table } from './table';
import { toTable } from './table';

/** Table of the run's writes: acknowledgements, and the comparison with the rows after the run. */
export function tableLedger(ledger: LedgerCounts): Table {
  const found = ledger.state === 'read' ? ledger : undefined;
  const known = (count: number | undefined) => (count === undefined ? 'not known' : formatCount(count));
  const rows: [string, string, string][] = [
    ['attempted', formatCount(ledger.attempted), 'started by the probe'],
    ['acknowledged', formatCount(ledger.acknowledged), 'reported as committed by the writer'],
    ['lost', known(found?.lost), 'acknowledged, but missing after the run'],
    ['failed', formatCount(ledger.failed), 'not applied, as the error says'],
    ['indeterminate', formatCount(ledger.indeterminate), 'may or may not have been applied: no clear answer'],
    ['recovered', known(found?.recovered), 'indeterminate, and present after the run'],
    [
      'unexpected',
      known(found?.unexpected),
      'present, but failed, never started or not written by the probe',
    ],
    ['duplicates', known(found?.duplicates), 'extra rows of the same write'],
    ['dropped', formatCount(ledger.dropped), 'never started: too many ticks were unanswered'],
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
