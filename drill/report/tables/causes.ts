import type { CauseSummary } from '../../judge/cause-summary';
import { listCauses, runsOf, summariseCauses } from '../../judge/cause-summary';
import type { ClientSummary } from '../../judge/client-summary';
import { summariseClients } from '../../judge/client-summary';
import type { CauseName } from '../../report-format/cause';
import { formatBracket, formatCount, formatMs } from '../../report-format/number-text';
import type { Report } from '../../report-format/report';
import { DOCUMENTED } from '../documented-effects';
import { describeWait } from './client-summary';
import { formatKnown } from './clients';
import type { Columns, Table } from './table';
import { NOTHING, toTable } from './table';

/** Table with one row per cause of a drill that played several. */
export function tableCauses({ runs }: Report): Table {
  const hasClients = runs.some(({ clients }) => clients.length > 0);
  const errors: Columns<CauseSummary> = [
    ['errors of clients#', ({ clientErrors }) => formatCount(clientErrors ?? 0)],
  ];
  return toTable(
    'Causes',
    [
      ['cause', ({ cause }) => cause],
      ['write outage#', ({ writeOutage }) => describeOutage(writeOutage)],
      ['read outage#', ({ readOutage }) => describeOutage(readOutage)],
      ...(hasClients ? errors : []),
      ['lost#', ({ lost }) => formatKnown(lost)],
      ['role changed', describeRole],
      ['sockets', ({ sockets }) => sockets.join(' or ') || NOTHING],
      ['RDS-EVENT-', ({ eventIds }) => eventIds.map((id) => id.replace('RDS-EVENT-', '')).join(' ')],
      ['documented', ({ cause }) => DOCUMENTED[cause]],
    ],
    summariseCauses(runs),
  );
}

/**
 * Tables with one row per client and one column per cause: outages and waits. Silent connections make callers wait for a
 * time limit, even where the outage is short. Without several causes the tables have no rows.
 */
export function tableClientsByCause(report: Report): Table[] {
  return [
    tableByCause('Outage of each client by cause', report, ({ outageMs }) =>
      describeUpperBounds(outageMs, 'not recovered'),
    ),
    tableByCause('Longest wait of a caller by cause', report, describeWait),
  ];
}

function tableByCause(title: string, { runs }: Report, describe: (client: ClientSummary) => string): Table {
  const summaries = new Map(
    listCauses(runs).map((cause) => [
      cause,
      new Map(summariseClients(runsOf(cause, runs)).map((summary) => [summary.name, summary])),
    ]),
  );
  const cell = (cause: CauseName, client: string) => {
    const summary = summaries.get(cause)?.get(client);
    return summary ? describe(summary) : NOTHING;
  };
  return toTable(
    title,
    [
      ['client', (client) => client],
      ...[...summaries.keys()].map(
        (cause) => [`${cause}#`, (client: string) => cell(cause, client)] as const,
      ),
    ],
    summaries.size > 1 ? summariseClients(runs).map(({ name }) => name) : [],
  );
}

function describeOutage({ only, ms }: CauseSummary['writeOutage']): string {
  return only ? formatBracket(only) : describeUpperBounds(ms, 'not ended');
}

/** Describes the upper bounds of several runs: the median and the longest. */
function describeUpperBounds({ n, median, max }: CauseSummary['writeOutage']['ms'], endless: string): string {
  if (n === 0) return 'void';
  const format = (ms: number | null) => (ms === null ? endless : ms === 0 ? 'none' : `≤ ${formatMs(ms)}`);
  return n === 1 || max === median ? format(max) : `${format(median)}, worst ${format(max)}`;
}

function describeRole({ runs, roleChanges, inPlaceRestarts }: CauseSummary): string {
  const others = inPlaceRestarts > 0 ? 'no, restarted' : 'no';
  if (roleChanges === 0) return others;
  return roleChanges === runs ? 'yes' : `in ${roleChanges} of ${runs} runs`;
}
