import { listCauses } from '../../judge/cause-summary';
import { formatNumberOf } from '../../report-format/number-text';
import type { Report } from '../../report-format/report';
import type { Headline } from '../headlines';
import { toHeadlines, VERDICTS } from '../headlines';
import { describeSubject, describeVerdict, LOOPBACK_CAUTION, toSentence } from '../sentences';
import { tableCauses } from '../tables/causes';
import type { Markup } from './markup';
import { html } from './markup';
import { renderTable } from './table';

/** Renders the verdict, its reasons, the table of the causes if there are several, and the three headline numbers. */
export function renderHeader(report: Report): Markup {
  const { verdict } = report;
  return html`<header>
<p class="subject">Aurora failover drill: ${describeSubject(report)}</p>
<h1 class="verdict ${verdict}">${VERDICTS[verdict]}</h1>
<p class="lead">${describeVerdict(report)}</p>
${renderReasons(report)}
${listCauses(report.runs).length > 1 && html`<div class="causes">${renderTable(tableCauses(report))}</div>`}
<dl class="headlines">
${toHeadlines(report).map(renderHeadline)}</dl>
${report.account === 'loopback' && html`<p class="caution">${LOOPBACK_CAUTION}</p>`}
</header>
`;
}

/** More reasons would push the numbers down. */
const MAX_REASONS = 3;

/** Renders the reasons: with several runs only the first `MAX_REASONS`, because each run lists its reasons below. */
function renderReasons({ reasons, runs }: Report): Markup | false {
  if (reasons.length === 0) return false;
  const shown = runs.length > 1 ? reasons.slice(0, MAX_REASONS) : reasons;
  const more = reasons.length - shown.length;
  return html`<ul class="reasons">
${shown.map((reason) => html`<li>${toSentence(reason)}</li>\n`)}
${more > 0 && html`<li>${formatNumberOf(more, 'more reason')}, listed below with ${more === 1 ? 'its run' : 'their runs'}.</li>`}
</ul>`;
}

const SIGNS: Readonly<Record<Headline['state'], string>> = {
  kept: '✓ ',
  broken: '✗ ',
  unjudged: '',
  void: 'void; ',
};

function renderHeadline({ title, value, detail, budget, state }: Headline): Markup {
  return html`<div class="headline ${state}">
<dt>${title}</dt>
<dd class="value">${value}</dd>
<dd class="detail">${detail}</dd>
<dd class="budget">${SIGNS[state]}${budget}</dd>
</div>
`;
}
