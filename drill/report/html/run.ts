import type { Report } from '../../report-format/report';
import type { Run } from '../../report-format/run';
import { VERDICTS } from '../headlines';
import { describePromotion, describeStaleReads, HEADINGS, SERVED_THROUGHOUT, toSentence } from '../sentences';
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

/** Everything about one run; where there are several, its heading has its number. */
export function renderRun({ runs }: Report, run: Run): Markup {
  const number = runs.indexOf(run) + 1;
  return html`<section class="run" id="run-${number}">
<h2>${runs.length > 1 ? `Run ${number}: ${VERDICTS[run.verdict].toLowerCase()}` : 'The failover'}</h2>
${runs.length > 1 && renderList(run.reasons)}
<p>${describePromotion(run)}</p>
${renderFigures(run, `run-${number}`)}
${renderSection(tableMoments(run))}
${renderSection(tableOutages(run), toSentence(SERVED_THROUGHOUT))}
${renderSection(tableLedger(run.ledger))}
<p>${describeReading(run)} ${describeStaleReads(run).join(' ')}</p>
${renderSection(tableLanes(run))}
${renderSection(tableAnswers(run))}
${renderSection(tableMembers(run))}
${renderSection(tableStaleConnections(run), 'There were none.')}
${run.remarks.length > 0 && html`<h3>${HEADINGS.remarks}</h3>`}
${renderList(run.remarks)}
</section>
`;
}

/** A table under its title, or what there is to say if it has no rows. */
function renderSection(table: Table, otherwise = ''): Markup {
  return html`<h3>${table.title}</h3>
${table.rows.length > 0 ? renderTable(table) : html`<p>${otherwise}</p>`}`;
}

function describeReading({ ledger }: Run): string {
  if (ledger.state === 'read') {
    return `Compared with the rows that ${ledger.readFrom} had as the writer after the run.`;
  }
  return toSentence(`the writer did not tell which rows it has: ${ledger.reason}`);
}

function renderList(items: readonly string[]): Markup | false {
  return items.length > 0 && html`<ul>${items.map((item) => html`<li>${toSentence(item)}</li>`)}</ul>`;
}
