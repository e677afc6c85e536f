import { listCauses } from '../../judge/cause-summary';
import type { Report } from '../../report-format/report';
import type { Run } from '../../report-format/run';
import { CLIENT_COLUMNS, describeClientBudgets, describeClients } from '../client-sentences';
import { VERDICTS } from '../headlines';
import {
  describeCause,
  describeStaleReads,
  HEADINGS,
  NO_INTERRUPTION,
  nameRun,
  toSentence,
} from '../sentences';
import { tableClientErrors, tableClients } from '../tables/clients';
import { tableAnswers, tableLanes } from '../tables/lanes';
import { tableLedger } from '../tables/ledger';
import { tableMembers, tableStaleConnections } from '../tables/members';
import { tableMoments } from '../tables/moments';
import { tableOutages } from '../tables/outages';
import type { Table } from '../tables/table';
import { renderFigures } from './figure';
import type { Markup } from './markup';
import { html } from './markup';
import { renderTable } from './table';

/** Renders one run. With several runs, its heading contains its number. */
export function renderRun(report: Report, run: Run): Markup {
  const { runs } = report;
  const number = runs.indexOf(run) + 1;
  return html`<section class="run" id="run-${number}">
<h2>${runs.length > 1 ? `Run ${number}${listCauses(runs).length > 1 ? `, ${run.cause.name}` : ''}: ${VERDICTS[run.verdict].toLowerCase()}` : nameRun(run)}</h2>
${runs.length > 1 && renderList(run.reasons)}
<p>${describeCause(run)}</p>
${renderFigures(run, `run-${number}`)}
${run.clients.length > 0 && renderClients(report, run)}
${renderSection(tableMoments(run))}
${renderSection(tableOutages(run), toSentence(NO_INTERRUPTION))}
${renderSection(tableLedger(run.ledger))}
<p>${describeReading(run)} ${describeStaleReads(run).join(' ')}</p>
${renderSection(tableLanes(run))}
${renderSection(tableAnswers(run))}
${run.clients.length > 0 && renderSection(tableClientErrors(run), 'No client reported an error to its caller.')}
${renderSection(tableMembers(run))}
${renderSection(tableStaleConnections(run), 'No connection stayed on the demoted writer.')}
${run.remarks.length > 0 && html`<h3>${HEADINGS.remarks}</h3>`}
${renderList(run.remarks)}
</section>
`;
}

function renderClients(report: Report, run: Run): Markup {
  return html`${renderSection(tableClients(run))}
<p>${CLIENT_COLUMNS} ${describeClientBudgets(report)}</p>
<ul>${describeClients(run).map((item) => html`<li>${item}</li>`)}</ul>
`;
}

/** Renders a table under its title, or the text `otherwise` if the table has no rows. */
function renderSection(table: Table, otherwise = ''): Markup {
  return html`<h3>${table.title}</h3>
${table.rows.length > 0 ? renderTable(table) : html`<p>${otherwise}</p>`}`;
}

function describeReading({ ledger }: Run): string {
  if (ledger.state === 'read') {
    return `Compared with the rows on ${ledger.readFrom}, the writer after the run.`;
  }
  return toSentence(`the rows could not be read from the writer: ${ledger.reason}`);
}

function renderList(items: readonly string[]): Markup | false {
  return items.length > 0 && html`<ul>${items.map((item) => html`<li>${toSentence(item)}</li>`)}</ul>`;
}
