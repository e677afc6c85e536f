import { formatOffset } from '../../report-format/number-text';
import type { Moment, Run } from '../../report-format/run';
import type { Table } from './table';
import { toTable } from './table';

const TELLERS: Readonly<Record<Moment['source'], string>> = {
  failover: 'failover function',
  event: 'RDS event',
  probe: 'probe',
};

/** What happened when, with the numbers that the figure uses. */
export function tableMoments(run: Run): Table {
  const numbered = run.moments.map((moment, index) => ({ ...moment, number: index + 1 }));
  return toTable(
    'What happened',
    [
      ['No.', ({ number }) => String(number)],
      ['after the request#', ({ atMs }) => formatOffset(atMs - run.requestedMs)],
      ['told by', ({ source, id }) => (id === undefined ? TELLERS[source] : id)],
      ['what', ({ text }) => text],
    ],
    numbered,
  );
}
