import { listCauses } from '../../judge/cause-summary';
import type { Report } from '../../report-format/report';
import { describeRule, listComparisonNotes } from '../comparison-sentences';
import { VERDICTS } from '../headlines';
import { describeSubject, describeVerdict, HEADINGS, LOOPBACK_CAUTION, toSentence } from '../sentences';
import { tableCauses, tableClientsByCause } from '../tables/causes';
import { tableClientSummaries } from '../tables/client-summary';
import { tableClients } from '../tables/clients';
import { tableComparison } from '../tables/comparison';
import { tableHeadlines } from '../tables/headlines';
import type { Table } from '../tables/table';
import { escapeMarkdown } from './escape';
import { renderTable } from './table';

/** Renders a summary of a report in GitHub's Markdown: the verdict, the three numbers, the causes and the clients. */
export function renderSummary(report: Report, page: string): string {
  const { runs, account } = report;
  const [only] = runs.length === 1 ? runs : [];
  const blocks = [
    [`## Aurora failover drill: ${VERDICTS[report.verdict]}`],
    [escapeMarkdown(describeSubject(report))],
    [escapeMarkdown(describeVerdict(report))],
    renderList(report.reasons),
    renderTable(tableHeadlines(report)),
    account === 'loopback' ? [escapeMarkdown(LOOPBACK_CAUTION)] : [],
    ...renderComparison(report),
    ...(listCauses(runs).length > 1 ? renderSection(tableCauses(report)) : []),
    ...[...tableClientsByCause(report), ...tableClientSummaries(report)].flatMap(renderSection),
    ...(only ? renderSection(tableClients(only)) : []),
    [`Report: ${escapeMarkdown(page)}`],
  ];
  const filled = blocks.filter((lines) => lines.length > 0);
  return `${filled.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** Returns the heading and the table, as blocks; empty if the table has no rows. */
function renderSection(table: Table): string[][] {
  return table.rows.length > 0 ? [[`### ${escapeMarkdown(table.title)}`], renderTable(table)] : [];
}

function renderComparison({ comparison }: Report): string[][] {
  if (comparison === undefined) return [];
  return [
    ...renderSection({ ...tableComparison(comparison), title: HEADINGS.comparison }),
    [escapeMarkdown(describeRule(comparison))],
    renderList(listComparisonNotes(comparison)),
  ];
}

function renderList(items: readonly string[]): string[] {
  return items.map((item) => `- ${escapeMarkdown(toSentence(item))}`);
}
