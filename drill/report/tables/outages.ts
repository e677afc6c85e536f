import { nameZero } from '../../report-format/cause';
import { formatCount, formatMs, formatOffset } from '../../report-format/number-text';
import type { Run } from '../../report-format/run';
import type { Table } from './table';
import { NOTHING, toTable } from './table';

/** Table of the outages of all lanes and clients: the numbers of the figure's brackets. */
export function tableOutages(run: Run): Table {
  const clients = run.clients.filter((client) => client.state !== 'not-opened');
  const outages = [...run.lanes, ...clients].flatMap(({ name, outages }) =>
    outages.map((outage) => ({ name, ...outage })),
  );
  const offset = (atMs: number) => formatOffset(atMs - run.requestedMs);
  return toTable(
    'Outages',
    [
      [
        run.clients.length > 0 ? 'lane or client' : 'lane',
        ({ name, beforeRequest }) => `${name}${beforeRequest ? `, before ${nameZero(run.cause.name)}` : ''}`,
      ],
      ['at least#', ({ low }) => formatMs(low)],
      ['at most#', ({ high }) => (high === null ? 'not ended' : formatMs(high))],
      ['last served#', ({ lastServedMs }) => offset(lastServedMs)],
      ['served again#', ({ servedAgainMs }) => (servedAgainMs === null ? NOTHING : offset(servedAgainMs))],
      ['ticks not served#', ({ badTicks }) => formatCount(badTicks)],
      ['stalls in the bracket#', ({ stallMs }) => (stallMs === 0 ? NOTHING : formatMs(stallMs))],
    ],
    outages,
  );
}
