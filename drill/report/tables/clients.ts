import { sortClients } from '../../judge/client-order';
import type { MeasuredClient, RunClient } from '../../report-format/client';
import { formatBracket, formatCount, formatMs, formatOffset } from '../../report-format/number-text';
import type { Run } from '../../report-format/run';
import { describeError } from './lanes';
import type { Table } from './table';
import { NOTHING, toTable } from './table';

/** Table of the clients, the best first. */
export function tableClients({ clients, requestedMs }: Run): Table {
  return toTable(
    'Clients',
    [
      ['client', ({ name }) => name],
      ['asked#', figure(({ asked }) => formatCount(asked))],
      ['acknowledged#', figure(({ acknowledged }) => formatCount(acknowledged))],
      ['errors#', figure(({ errorsToCaller }) => formatCount(errorsToCaller))],
      ['outage#', describeOutage],
      ['stale#', figure(({ staleMs }) => (staleMs === 0 ? NOTHING : formatMs(staleMs)))],
      ['lost#', figure(({ lost }) => formatKnown(lost))],
      ['duplicated#', figure(({ duplicated }) => formatKnown(duplicated))],
      ['unknown#', figure(({ unknown }) => formatCount(unknown))],
      ['stored#', figure(({ unknownStored }) => formatKnown(unknownStored))],
      ['worst wait#', figure(({ worstWaitMs }) => formatMs(worstWaitMs))],
      ['opened#', figure(({ connectionsOpened }) => formatCount(connectionsOpened))],
      ['crashed#', figure((client) => describeCrash(client, requestedMs))],
    ],
    sortClients(clients),
  );
}

/** Table of the errors that the callers of the clients saw. */
export function tableClientErrors({ clients, requestedMs }: Run): Table {
  const errors = sortClients(clients).flatMap((client) =>
    client.state === 'not-opened'
      ? []
      : client.answers
          .filter(({ outcome }) => outcome === 'failed' || outcome === 'indeterminate')
          .map((answer) => ({ name: client.name, ...answer })),
  );
  return toTable(
    'Errors of the clients',
    [
      ['client', ({ name }) => name],
      ['error', describeError],
      ['writes#', ({ ticks }) => formatCount(ticks)],
      ['first#', ({ firstMs }) => formatOffset(firstMs - requestedMs)],
      ['last#', ({ lastMs }) => formatOffset(lastMs - requestedMs)],
    ],
    errors,
  );
}

/** Creates a cell that is empty for a client without figures. */
function figure(cell: (client: MeasuredClient) => string): (client: RunClient) => string {
  return (client) => (client.state === 'not-opened' ? NOTHING : cell(client));
}

function describeOutage(client: RunClient): string {
  if (client.state === 'not-opened') return 'not opened';
  const { outageMs } = client;
  if (outageMs.high !== null) return formatBracket(outageMs);
  // The bound is 0 if most writes of the run waited: then no wait counts as overdue.
  return outageMs.low === 0 ? 'not recovered' : `not recovered, ${formatBracket(outageMs)}`;
}

function describeCrash({ state, crashedAtMs }: MeasuredClient, requestedMs: number): string {
  if (state === 'unresponsive') return 'no response';
  return crashedAtMs === null ? NOTHING : formatSeconds(crashedAtMs - requestedMs);
}

/** Formats a time relative to the request of the failover with a precision of 0.1 s: `+3.2 s`. */
function formatSeconds(ms: number): string {
  const seconds = (Math.abs(ms) / 1000).toFixed(1);
  return `${ms < 0 && Number(seconds) !== 0 ? '−' : '+'}${seconds} s`;
}

/** Formats a number that comes from the rows; `null` if they could not be read. */
export function formatKnown(count: number | null): string {
  return count === null ? 'not known' : formatCount(count);
}
