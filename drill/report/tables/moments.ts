import { nameZero } from '../../report-format/cause';
import { formatOffset } from '../../report-format/number-text';
import type { Moment, Run } from '../../report-format/run';
import type { Table } from './table';
import { toTable } from './table';

const SOURCES: Readonly<Record<Moment['source'], string>> = {
  drill: 'drill',
  failover: 'failover function',
  event: 'RDS event',
  probe: 'probe',
};

/** Table of the moments, with the numbers of the figure's marks. */
export function tableMoments(run: Run): Table {
  const numbered = run.moments.map((moment, index) => ({ ...moment, number: index + 1 }));
  return toTable(
    'What happened',
    [
      ['No.', ({ number }) => String(number)],
      [`after ${nameZero(run.cause.name)}#`, ({ atMs }) => formatOffset(atMs - run.requestedMs)],
      ['source', ({ source, id }) => (id === undefined ? SOURCES[source] : id)],
      ['event', ({ text }) => text],
    ],
    numbered,
  );
}
