import type { Run } from '../../report-format/run';
import type { Span } from '../../report-format/span';
import { colour } from '../colours';
import type { Markup } from '../html/markup';
import { html } from '../html/markup';
import { drawAxis } from './draw-axis';
import { drawMarks } from './draw-marks';
import { drawRow } from './draw-row';
import { line } from './elements';
import { layout, placeRows } from './layout';
import { toRowGroups } from './rows';
import type { Scale } from './scale';
import { createScale } from './scale';

/** Name and description of the image for screen readers. */
export interface Labels {
  /** Prefix of the ids in the figure; unique in the page. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/**
 * Draws a part of a run as SVG: a row per lane, client and member with brackets for its outages, and all moments on the same axis. The page
 * sets the colours and the font.
 */
export function drawRun(run: Run, shown: Span, { id, title, description }: Labels): Markup {
  const groups = toRowGroups(run);
  const { middles, bottom, height } = placeRows(groups);
  const scale = createScale(shown);
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${layout.width} ${height}" fill="none" role="img" aria-labelledby="${id}-title" aria-describedby="${id}-description">
<title id="${id}-title">${title}</title>
<desc id="${id}-description">${description}</desc>
${drawAxis(scale, run.requestedMs, bottom)}
${drawStalls(run.stalls, bottom, scale)}
${drawMarks(run.moments, bottom, scale)}
${groups.flat().map((row, index) => drawRow(row, middles[index] ?? 0, scale))}
</svg>`;
}

function drawStalls(stalls: readonly Span[], bottom: number, scale: Scale): Markup[] {
  const middle = (layout.rowsTop + bottom) / 2;
  return stalls.flatMap((stall) => {
    const place = scale.clip(stall, 1);
    const width = bottom - layout.rowsTop;
    return place ? [line(`M${place.from} ${middle}H${place.to}`, colour.stall, { width })] : [];
  });
}
