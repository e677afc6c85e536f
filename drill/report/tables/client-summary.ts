import { listCauses, runsOf } from '../../judge/cause-summary';
import type { ClientSummary } from '../../judge/client-summary';
import { summariseClients } from '../../judge/client-summary';
import { formatCount, formatMs } from '../../report-format/number-text';
import type { Report } from '../../report-format/report';
import { formatKnown } from './clients';
import type { Table } from './table';
import { NOTHING, toTable } from './table';

/**
 * Tables of the clients of a drill with several runs: one per cause, because the runs of different causes have no common
 * median.
 */
export function tableClientSummaries({ runs }: Report): Table[] {
  if (runs.length === 1) return [];
  const causes = listCauses(runs);
  if (causes.length === 1) return [tableClientSummary('Clients in all runs', runs)];
  return causes.map((cause) => tableClientSummary(`Clients: ${cause}`, runsOf(cause, runs)));
}

/** Table with one row per client, the best first. */
function tableClientSummary(title: string, runs: Report['runs']): Table {
  return toTable(
    title,
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
      ['worst wait#', formatWorstWait],
    ],
    summariseClients(runs),
  );
}

/** Formats the longest wait of a client in all runs. */
export function formatWorstWait({ runs, notOpened, worstWaitMs }: ClientSummary): string {
  return notOpened === runs ? NOTHING : formatMs(worstWaitMs);
}

/** Formats the upper bound of an outage. */
function describeLength({ outageMs, runs, notOpened, crashed }: ClientSummary, ms: number | null): string {
  if (notOpened === runs) return 'not opened';
  if (outageMs.n === 0) return 'no valid run';
  if (crashed === runs) return 'crashed';
  if (ms === null) return 'not recovered';
  return ms === 0 ? 'none' : `≤ ${formatMs(ms)}`;
}
