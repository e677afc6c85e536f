import { listCauses } from '../../judge/cause-summary';
import { compareLengths } from '../../report-format/longest-outage';
import type { Report } from '../../report-format/report';
import type { Run } from '../../report-format/run';
import {
  CLIENT_COLUMNS,
  describeClientBudgets,
  describeClientGroups,
  describeClients,
} from '../client-sentences';
import { VERDICTS } from '../headlines';
import { listLeft } from '../left';
import {
  describeCause,
  describeStaleReads,
  describeSubject,
  describeVerdict,
  endSentence,
  HEADINGS,
  LOOPBACK_CAUTION,
  toSentence,
} from '../sentences';
import { tableCauses, tableClientsByCause } from '../tables/causes';
import { tableClientSummaries } from '../tables/client-summary';
import { tableClients } from '../tables/clients';
import { tableEnvironment } from '../tables/environment';
import { tableHeadlines } from '../tables/headlines';
import { tableLanes } from '../tables/lanes';
import { tableLedger } from '../tables/ledger';
import { tableMembers, tableStaleConnections } from '../tables/members';
import { tableMoments } from '../tables/moments';
import { tableOutages } from '../tables/outages';
import { tableRuns } from '../tables/runs';
import type { Table } from '../tables/table';
import { renderComparison } from './comparison';
import { renderItem, renderTitle } from './list';
import { renderTable, toPlain } from './table';
import { wrap } from './wrap';

/**
 * Renders the report for a terminal: the verdict, the table of several causes and the three numbers first. With several
 * runs it shows one line per run, and the run with the longest write outage in full.
 */
export function renderText(report: Report): string {
  const { runs, reasons, limits, account } = report;
  const shown = findWorstRun(runs);
  const lines = [
    `${VERDICTS[report.verdict].toUpperCase()}  ${describeSubject(report)}`,
    ...wrap(describeVerdict(report)),
    ...renderList(reasons),
    '',
    ...(listCauses(runs).length > 1 ? [...renderTable(tableCauses(report)), ''] : []),
    ...renderTable(tableHeadlines(report)),
    ...(account === 'loopback' ? ['', LOOPBACK_CAUTION] : []),
    ...renderComparison(report),
    ...(runs.length > 1 ? renderSection(tableRuns(report)) : []),
    ...[...tableClientsByCause(report), ...tableClientSummaries(report)].flatMap(renderFilled),
    ...renderGroups(report, shown),
    ...renderLeft(report),
    ...(shown ? renderRun(report, shown) : []),
    ...renderTitle(HEADINGS.limits),
    ...renderList(limits),
  ];
  return `${lines.map(toPlain).join('\n')}\n`;
}

function findWorstRun(runs: readonly Run[]): Run | undefined {
  return runs.toSorted((one, other) => compareLengths(other.writeOutageMs, one.writeOutageMs))[0];
}

function renderRun(report: Report, run: Run): string[] {
  const { ledger, clients, remarks } = run;
  const number = report.runs.indexOf(run) + 1;
  const cause = listCauses(report.runs).length > 1 ? `, ${run.cause.name}` : '';
  return [
    ...(report.runs.length > 1 ? renderTitle(`Run ${number}${cause}, with the longest write outage`) : ['']),
    ...wrap(describeCause(run)),
    ...(clients.length > 0 ? renderClients(report, run) : []),
    ...renderSection(tableMoments(run)),
    ...renderFilled(tableOutages(run)),
    ...renderSection(tableLedger(ledger)),
    ...wrap(describeStaleReads(run).join(' ')),
    ...renderSection(tableLanes(run)),
    ...renderSection(tableMembers(run)),
    ...renderFilled(tableStaleConnections(run)),
    ...renderSection(tableEnvironment(report, run)),
    ...(remarks.length > 0 ? [...renderTitle(HEADINGS.remarks), ...renderList(remarks)] : []),
  ];
}

/** Renders each change that the causes leave. The command that undoes it stays on one line, to be copied. */
function renderLeft(report: Report): string[] {
  const left = listLeft(report);
  if (left.length === 0) return [];
  return [
    ...renderTitle(HEADINGS.left),
    ...left.flatMap(({ change, undo }) => [...renderItem(`${endSentence(change)} Undo:`), `  ${undo}`]),
  ];
}

/** Renders the clients that are not in the shown run, because clients were measured in groups. */
function renderGroups(report: Report, shown: Run | undefined): string[] {
  const groups = describeClientGroups(report);
  if (groups === '') return [];
  const names = shown?.clients.map(({ name }) => name) ?? [];
  const others = new Map(
    report.runs.flatMap(({ clients }) =>
      clients.filter(({ name }) => !names.includes(name)).map((client) => [client.name, client] as const),
    ),
  );
  return ['', ...wrap(groups), ...describeClients({ clients: [...others.values()] }).flatMap(renderItem)];
}

function renderClients(report: Report, run: Run): string[] {
  return [
    ...renderSection(tableClients(run)),
    '',
    ...wrap([CLIENT_COLUMNS, ...describeClientBudgets(report)].join(' ')),
    ...describeClients(run).flatMap(renderItem),
  ];
}

/** Renders a table that has rows. */
function renderFilled(table: Table): string[] {
  return table.rows.length > 0 ? renderSection(table) : [];
}

function renderSection(table: Table): string[] {
  return [...renderTitle(table.title), ...renderTable(table)];
}

function renderList(items: readonly string[]): string[] {
  return items.map(toSentence).flatMap(renderItem);
}
