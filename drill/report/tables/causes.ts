import type { CauseSummary } from '../../judge/cause-summary';
import { listCauses, runsOf, summariseCauses } from '../../judge/cause-summary';
import type { ClientSummary } from '../../judge/client-summary';
import { summariseClients } from '../../judge/client-summary';
import type { CauseName } from '../../report-format/cause';
import { formatBracket, formatCount, formatMs } from '../../report-format/number-text';
import type { Report } from '../../report-format/report';
import { DOCUMENTED } from '../documented-effects';
import { formatWorstWait } from './client-summary';
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
 * Two tables with one row per client and one column per cause: the outages, and the worst waits. Empty for a drill of one
 * cause. The worst wait shows what the outage hides: a client without time limits may recover while writes that were in
 * flight still wait.
 */
export function tableClientsByCause({ runs }: Report): Table[] {
  const causes = listCauses(runs);
  const names = summariseClients(runs).map(({ name }) => name);
  if (causes.length === 1 || names.length === 0) return [];
  const summaries = new Map(causes.map((cause) => [cause, summariseClients(runsOf(cause, runs))]));
  const table = (title: string, format: (client: ClientSummary) => string) => {
    const cell = (cause: CauseName, name: string) => {
      const client = summaries.get(cause)?.find((each) => each.name === name);
      return client ? format(client) : NOTHING;
    };
    return toTable(
      title,
      [
        ['client', (name) => name],
        ...causes.map((cause) => [`${cause}#`, (name: string) => cell(cause, name)] as const),
      ],
      names,
    );
  };
  return [
    table('Outage of each client by cause', ({ outageMs }) => describeUpperBounds(outageMs, 'not recovered')),
    table('Worst wait of each client by cause', formatWorstWait),
  ];
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
