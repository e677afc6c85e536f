import { formatOffset } from '../../format';
import { drawRun } from '../figure/draw';
import { chooseCloseUp, chooseWindow } from '../figure/window';
import type { Run, Span } from '../schema/run';
import { describePromotion } from '../sentences';
import type { Markup } from './markup';
import { html, trusted } from './markup';

/** The run's figure, and the longest write outage close up where the figure shows it too small. */
export async function renderFigures(run: Run, idPrefix: string): Promise<Markup> {
  const shown = chooseWindow(run);
  const closeUp = chooseCloseUp(run, shown);
  return html`${await renderFigure(run, shown, 'The failover', `${idPrefix}-figure`)}
${closeUp && (await renderFigure(run, closeUp, 'The longest write outage close up', `${idPrefix}-close-up`))}
${LEGEND}
`;
}

async function renderFigure(run: Run, shown: Span, title: string, id: string): Promise<Markup> {
  const svg = await drawRun(run, shown);
  const [from, to] = [shown.fromMs, shown.toMs].map((ms) => formatOffset(ms - run.requestedMs));
  const description = html`${describePromotion(run)} A row per lane from ${from} to ${to} around the request of the failover. The tables below hold the same: Outages every bracket, What happened every numbered mark, Members the roles.`;
  const labels = html`<title id="${id}-title">${title}</title><desc id="${id}-description">${description}</desc>`;
  return html`<figure>
<div class="scroll">${trusted(label(svg, id, labels.text))}</div>
<figcaption><strong>${title}</strong>, in seconds from its request.</figcaption>
</figure>
`;
}

/** Makes the picture one image with a name and a description, as large as there is room. */
function label(svg: string, id: string, labels: string): string {
  const attributes = `role="img" aria-labelledby="${id}-title" aria-describedby="${id}-description"`;
  return svg.replace(
    /^<svg [^>]*viewBox="([^"]+)"[^>]*>/,
    (_, viewBox: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}" ${attributes}>${labels}`,
  );
}

const LEGEND = html`<ul class="legend" aria-label="Legend">
<li><i class="bar ok"></i> served</li>
<li><i class="bar late"></i> served late, after more than 125 ms</li>
<li><i class="bar failed"></i> failed</li>
<li><i class="bar read-only"></i> refused as read-only</li>
<li><i class="bar indeterminate"></i> indeterminate</li>
<li><i class="bar dropped"></i> not started</li>
<li><i class="bar writer"></i> writer</li>
<li><i class="bar reader"></i> reader</li>
<li><i class="bracket"></i> outage: thin at most, thick at least</li>
<li><i class="stall"></i> the probe itself stood still</li>
<li><i class="mark failover"></i> told by the failover function</li>
<li><i class="mark event"></i> told by RDS</li>
<li><i class="mark probe"></i> seen by the probe</li>
</ul>`;
