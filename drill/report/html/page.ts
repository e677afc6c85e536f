import type { Left } from '../../report-format/cause';
import type { Report } from '../../report-format/report';
import { describeClientGroups } from '../client-sentences';
import { VERDICTS } from '../headlines';
import { listLeft } from '../left';
import { describeSubject, endSentence, HEADINGS } from '../sentences';
import { tableClientsByCause } from '../tables/causes';
import { tableClientSummaries } from '../tables/client-summary';
import { tableEnvironment } from '../tables/environment';
import { tableRuns } from '../tables/runs';
import type { Table } from '../tables/table';
import { renderComparison } from './comparison';
import { renderHeader } from './header';
import type { Markup } from './markup';
import { html, trusted } from './markup';
import { renderRun } from './run';
import { STYLE } from './style';
import { renderTable } from './table';

/** Renders the report as one self-contained page, without scripts and without network access. */
export function renderHtml(report: Report): string {
  const { runs, limits } = report;
  const [first] = runs;
  const isRepeated = runs.length > 1;
  const left = listLeft(report);
  const groups = describeClientGroups(report);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${VERDICTS[report.verdict]}: ${describeSubject(report)}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<main>
${renderHeader(report)}
${renderComparison(report)}
${isRepeated && html`<section><h2>Runs</h2>${renderTable(tableRuns(report))}</section>`}
${[...tableClientsByCause(report), ...tableClientSummaries(report)].map(renderFilled)}
${groups !== '' && html`<p>${groups}</p>`}
${left.length > 0 && renderLeft(left)}
${runs.map((run) => renderRun(report, run))}
<section>
<h2>Environment</h2>
${first && renderTable(tableEnvironment(report, first))}
</section>
<section>
<h2>${HEADINGS.limits}</h2>
<ul>${limits.map((limit) => html`<li>${limit}</li>`)}</ul>
</section>
</main>
<footer>How to read this page: docs/reading-a-report.md. Definitions of all terms: docs/measurement.md. The same data: report.json.</footer>
</body>
</html>
`;
  return page.text;
}

/** Renders a section for a table that has rows. */
function renderFilled(table: Table): Markup | false {
  return table.rows.length > 0 && html`<section><h2>${table.title}</h2>${renderTable(table)}</section>`;
}

function renderLeft(left: readonly Left[]): Markup {
  const items = left.map(
    ({ change, undo }) => html`<li>${endSentence(change)} Undo: <code>${undo}</code></li>\n`,
  );
  return html`<section><h2>${HEADINGS.left}</h2><ul>${items}</ul></section>`;
}
