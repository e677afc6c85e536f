import { nameZero } from '../../report-format/cause';
import { formatOffset } from '../../report-format/number-text';
import type { Run } from '../../report-format/run';
import type { Span } from '../../report-format/span';
import { LATE_MS } from '../../report-format/thresholds';
import { drawRun } from '../figure/draw';
import { chooseCloseUp, chooseWindow } from '../figure/window';
import { describePromotion, nameRun } from '../sentences';
import type { Markup } from './markup';
import { html } from './markup';

/** Renders the run's figure, and a close-up of the longest write outage if the figure shows it too small. */
export function renderFigures(run: Run, idPrefix: string): Markup {
  const shown = chooseWindow(run);
  const closeUp = chooseCloseUp(run, shown);
  return html`${renderFigure(run, shown, nameRun(run), `${idPrefix}-figure`)}
${closeUp && renderFigure(run, closeUp, 'Close-up of the longest write outage', `${idPrefix}-close-up`)}
${LEGEND}
`;
}

function renderFigure(run: Run, shown: Span, title: string, id: string): Markup {
  const [from, to] = [shown.fromMs, shown.toMs].map((ms) => formatOffset(ms - run.requestedMs));
  const zero = nameZero(run.cause.name);
  const description = `${describePromotion(run)} One row per lane, client and member, from ${from} to ${to} relative to ${zero}. The tables below contain the same data: Outages lists every bracket, What happened every numbered mark, Members the roles.`;
  return html`<figure>
<div class="scroll" role="region" aria-label="${title}, figure" tabindex="0">${drawRun(run, shown, { id, title, description })}</div>
<figcaption><strong>${title}</strong>, in seconds from ${zero}. Each tick is drawn at the time it was due.</figcaption>
</figure>
`;
}

const LEGEND = html`<dl class="legend">
<div><dt>Ticks</dt>
<dd><i class="bar ok"></i> served</dd>
<dd><i class="bar late"></i> served late, after more than ${LATE_MS} ms</dd>
<dd><i class="bar failed"></i> failed</dd>
<dd><i class="bar read-only"></i> refused as read-only</dd>
<dd><i class="bar indeterminate"></i> indeterminate</dd>
<dd><i class="bar dropped"></i> not started</dd></div>
<div><dt>Members</dt>
<dd><i class="bar writer"></i> writer</dd>
<dd><i class="bar reader"></i> reader</dd></div>
<div><dt>Outages</dt>
<dd><i class="bracket"></i> thin: at most, thick: at least</dd>
<dd><i class="stall"></i> the probe itself was stalled</dd></div>
<div><dt>Moments</dt>
<dd><i class="mark drill"></i> played by the drill</dd>
<dd><i class="mark failover"></i> reported by the failover function</dd>
<dd><i class="mark event"></i> reported by RDS</dd>
<dd><i class="mark probe"></i> observed by the probe</dd></div>
</dl>`;
