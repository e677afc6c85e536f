import type { Moment } from '../../report-format/run';
import { colour } from '../colours';
import { layout } from './layout';
import type { Scale } from './scale';
import type { Shape } from './shapes';
import { line, polyline, text } from './shapes';
import { spread } from './spread';

/** Moments with the numbers they have in the table beside the figure. */
export interface NumberedMoment extends Moment {
  readonly number: number;
}

/** Who tells shows in the mark: the failover function a ring, an RDS event a grey disc, the probe a coloured one. */
const MARKS: Readonly<
  Record<Moment['source'], { readonly fill: string; readonly stroke: string; readonly ink: string }>
> = {
  failover: { fill: colour.paper, stroke: colour.ink, ink: colour.ink },
  event: { fill: colour.muted, stroke: colour.muted, ink: colour.paper },
  probe: { fill: colour.writer, stroke: colour.writer, ink: colour.paper },
};

/** A line through all rows for each moment, and its number above, moved aside where they crowd each other. */
export function drawMarks(moments: readonly NumberedMoment[], bottom: number, scale: Scale): Shape[] {
  const visible = moments.flatMap((moment) => {
    const x = scale.find(moment.atMs);
    return x === undefined ? [] : [{ moment, x }];
  });
  const { markRadius, markGap, head } = layout;
  const places = spread(
    visible.map(({ x }) => x),
    markGap,
    scale.left - 2 * markGap,
    scale.right + 2 * markGap,
  );
  return visible.flatMap(({ moment, x }, index): Shape[] => {
    const at = places[index] ?? x;
    const { fill, stroke, ink } = MARKS[moment.source];
    const y = markRadius + 2;
    const style = moment.source === 'failover' ? {} : { lineDash: [2, 3] };
    return [
      line([x, head - 14], [x, bottom], colour.rule, style),
      polyline(
        [
          [at, y + markRadius],
          [x, head - 14],
        ],
        colour.rule,
      ),
      { type: 'circle', shape: { cx: at, cy: y, r: markRadius }, style: { fill, stroke, lineWidth: 1.25 } },
      text([at, y + 0.5], String(moment.number), moment.number < 10 ? '600 11px' : '600 10px', ink, 'center'),
    ];
  });
}
