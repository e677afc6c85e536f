import type { Moment } from '../../report-format/run';
import { colour } from '../colours';
import type { Markup } from '../html/markup';
import { html } from '../html/markup';
import { line, text } from './elements';
import { layout } from './layout';
import type { Scale } from './scale';
import { spread } from './spread';

/** Looks of a mark by the source of its moment: a black disc, a ring, a grey disc or a coloured disc. */
const MARKS: Readonly<
  Record<Moment['source'], { readonly fill: string; readonly stroke: string; readonly ink: string }>
> = {
  drill: { fill: colour.ink, stroke: colour.ink, ink: colour.paper },
  failover: { fill: colour.paper, stroke: colour.ink, ink: colour.ink },
  event: { fill: colour.muted, stroke: colour.muted, ink: colour.paper },
  probe: { fill: colour.writer, stroke: colour.writer, ink: colour.paper },
};

/**
 * Draws a line through all rows for each moment and, above the line, its number in the table "What happened". Moves
 * numbers apart that would overlap.
 */
export function drawMarks(moments: readonly Moment[], bottom: number, scale: Scale): Markup[] {
  const visible = moments.flatMap(({ atMs, source }, index) => {
    const x = scale.find(atMs);
    return x === undefined ? [] : [{ x, source, number: index + 1 }];
  });
  const { markRadius, markGap, rowsTop } = layout;
  const [low, high] = [scale.left - 2 * markGap, scale.right + 2 * markGap];
  // Many marks, such as those of a patch, overlap rather than leave the figure.
  const gap = Math.min(markGap, (high - low) / Math.max(1, visible.length - 1));
  const places = spread(
    visible.map(({ x }) => x),
    gap,
    low,
    high,
  );
  return visible.flatMap(({ x, source, number }, index) => {
    const at = Math.round(places[index] ?? x);
    const { fill, stroke, ink } = MARKS[source];
    const y = markRadius + 2;
    const dashes = source === 'failover' ? undefined : '2 3';
    const size = number < 10 ? 11 : 10;
    return [
      line(`M${x} ${rowsTop}V${bottom}`, colour.rule, { dashes }),
      line(`M${at} ${y + markRadius}L${x} ${rowsTop}`, colour.rule),
      html`<circle cx="${at}" cy="${y}" r="${markRadius}" fill="${fill}" stroke="${stroke}" stroke-width="1.25"/>\n`,
      text([at, y + 0.5], String(number), { size, weight: 600, fill: ink }, 'middle'),
    ];
  });
}
