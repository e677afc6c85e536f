import type { Headline } from '../headlines';
import { toHeadlines, VERDICTS } from '../headlines';
import type { Report } from '../schema/report';
import { describeSubject, describeVerdict, LOOPBACK_CAUTION, toSentence } from '../sentences';
import type { Markup } from './markup';
import { html } from './markup';

/** The verdict and why, and the three numbers that matter first. */
export function renderHeader(report: Report): Markup {
  const { verdict, reasons } = report;
  return html`<header>
<p class="subject">Aurora failover drill: ${describeSubject(report)}</p>
<h1 class="verdict ${verdict}">${VERDICTS[verdict]}</h1>
<p class="lead">${describeVerdict(report)}</p>
${reasons.length > 0 && html`<ul class="reasons">${reasons.map((reason) => html`<li>${toSentence(reason)}</li>`)}</ul>`}
<dl class="headlines">
${toHeadlines(report).map(renderHeadline)}</dl>
${report.account === 'loopback' && html`<p class="caution">${LOOPBACK_CAUTION}</p>`}
</header>
`;
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
