import type { ClientSummary } from '../../judge/client-summary';
import { summariseClients } from '../../judge/client-summary';
import { formatCount, formatMs } from '../../report-format/number-text';
import type { Report } from '../../report-format/report';
import { formatKnown } from './clients';
import type { Table } from './table';
import { toTable } from './table';

/** Table with one row per client of a repeated drill, the best first. */
export function tableClientSummary({ runs }: Report): Table {
  return toTable(
    'Clients in all runs',
    [
      ['client', ({ name }) => name],
      ['runs#', (client) => formatCount(client.runs)],
      ['recovered#', ({ recovered, outageMs }) => `${recovered} of ${outageMs.n}`],
      ['errors#', ({ errorsToCaller }) => formatCount(errorsToCaller)],
      ['outage, median#', (client) => describeLength(client, client.outageMs.median)],
      ['outage, worst#', (client) => describeLength(client, client.outageMs.max)],
      ['lost#', ({ lost }) => formatKnown(lost)],
      ['duplicated#', ({ duplicated }) => formatKnown(duplicated)],
      ['unknown#', ({ unknown }) => formatCount(unknown)],
      ['stored#', ({ unknownStored }) => formatKnown(unknownStored)],
    ],
    summariseClients(runs),
  );
}

/** Formats the upper bound of an outage. */
function describeLength({ outageMs }: ClientSummary, ms: number | null): string {
  if (outageMs.n === 0) return 'no valid run';
  if (ms === null) return 'not recovered';
  return ms === 0 ? 'none' : `≤ ${formatMs(ms)}`;
}
