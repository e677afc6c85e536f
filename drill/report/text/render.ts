import type { Report } from '../../report-format/report';
import type { Run } from '../../report-format/run';
import { CLIENT_COLUMNS, describeClientBudgets, describeClients } from '../client-sentences';
import { toHeadlines, VERDICTS } from '../headlines';
import {
  describePromotion,
  describeStaleReads,
  describeSubject,
  describeVerdict,
  HEADINGS,
  LOOPBACK_CAUTION,
  toSentence,
} from '../sentences';
import { tableClientSummary } from '../tables/client-summary';
import { tableClients } from '../tables/clients';
import { tableEnvironment } from '../tables/environment';
import { tableLanes } from '../tables/lanes';
import { tableLedger } from '../tables/ledger';
import { tableMembers, tableStaleConnections } from '../tables/members';
import { tableMoments } from '../tables/moments';
import { tableOutages } from '../tables/outages';
import { tableRuns } from '../tables/runs';
import type { Table } from '../tables/table';
import { renderTable, toPlain } from './table';
import { wrap } from './wrap';

/**
 * Renders the report for a terminal: the verdict and the three numbers first. With several runs it shows one line per
 * run, and the run with the longest write outage in full.
 */
export function renderText(report: Report): string {
  const { runs, reasons, limits, account } = report;
  const shown = findWorstRun(runs);
  const lines = [
    `${VERDICTS[report.verdict].toUpperCase()}  ${describeSubject(report)}`,
    ...wrap(describeVerdict(report)),
    ...renderList(reasons),
    '',
    ...renderTable(tableHeadlines(report)),
    ...(account === 'loopback' ? ['', LOOPBACK_CAUTION] : []),
    ...(runs.length > 1 ? [tableRuns(report), tableClientSummary(report)].flatMap(renderFilled) : []),
    ...(shown ? renderRun(report, shown) : []),
    ...renderTitle(HEADINGS.limits),
    ...renderList(limits),
  ];
  return `${lines.map(toPlain).join('\n')}\n`;
}

function tableHeadlines(report: Report): Table {
  const plain = (title: string) => ({ title, isNumber: false });
  return {
    title: '',
    columns: [plain(''), plain(''), plain(''), plain('')],
    rows: toHeadlines(report).map(({ title, value, detail, budget }) => [title, value, budget, detail]),
  };
}

function findWorstRun(runs: readonly Run[]): Run | undefined {
  const length = ({ writeOutageMs: { high } }: Run) => high ?? Number.POSITIVE_INFINITY;
  return runs.toSorted((one, other) => length(other) - length(one))[0];
}

function renderRun(report: Report, run: Run): string[] {
  const { ledger, clients, remarks } = run;
  const number = report.runs.indexOf(run) + 1;
  return [
    ...(report.runs.length > 1 ? renderTitle(`Run ${number}, with the longest write outage`) : ['']),
    ...wrap(describePromotion(run)),
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

function renderTitle(title: string): string[] {
  return ['', title, '─'.repeat(title.length)];
}

function renderList(items: readonly string[]): string[] {
  return items.map(toSentence).flatMap(renderItem);
}

function renderItem(item: string): string[] {
  return wrap(item).map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`));
}
