import { VERDICTS } from '../headlines';
import type { Report } from '../schema/report';
import type { Run } from '../schema/run';
import { describePromotion, describeStaleReads, toSentence } from '../sentences';
import { tableAnswers, tableLanes } from '../tables/lanes';
import { tableLedger } from '../tables/ledger';
import { tableMembers, tableStaleConnections } from '../tables/members';
import { tableMoments } from '../tables/moments';
import { tableOutages } from '../tables/outages';
import { renderFigures } from './figure';
import type { Markup } from './markup';
import { html } from './markup';
import { renderTable } from './table';

/** Everything about one run. `number` is there when the report has several. */
export async function renderRun({ runs }: Report, run: Run, index: number): Promise<Markup> {
  const { ledger } = run;
  const isOne = runs.length === 1;
  return html`<section class="run" id="run-${index + 1}">
${!isOne && html`<h2>Run ${index + 1}: ${VERDICTS[run.verdict].toLowerCase()}</h2>`}
<p>${describePromotion(run)}</p>
${await renderFigures(run, `run-${index + 1}`)}
<h3>What happened</h3>
${renderTable(tableMoments(run))}
<h3>Outages</h3>
${run.lanes.some(({ outages }) => outages.length > 0) ? renderTable(tableOutages(run)) : html`<p>Every lane was served throughout.</p>`}
<h3>Ledger of writes</h3>
${renderTable(tableLedger(ledger))}
<p>${
    ledger.state === 'read'
      ? `Compared with the rows that ${ledger.readFrom}, the writer after the run, has.`
      : toSentence(`the writer did not tell which rows it has: ${ledger.reason}`)
  } ${describeStaleReads(run).join(' ')}</p>
<h3>Lanes</h3>
${renderTable(tableLanes(run))}
${renderTable(tableAnswers(run))}
<h3>Members</h3>
${renderTable(tableMembers(run))}
${
  run.staleConnections.length > 0
    ? renderTable(tableStaleConnections(run))
    : html`<p>No connection for writing stayed on the demoted writer.</p>`
}
${
  run.remarks.length > 0 &&
  html`<h3>To bear in mind</h3>
<ul>${run.remarks.map((remark) => html`<li>${toSentence(remark)}</li>`)}</ul>`
}
</section>
`;
}
