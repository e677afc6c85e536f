import type { Outage } from '../../report-format/outage';
import { colour, stateColour } from '../colours';
import { layout } from './layout';
import type { Bar, Row } from './rows';
import type { Scale } from './scale';
import type { Shape } from './shapes';
import { line, polyline, rect, text } from './shapes';

/** How each stretch of a row looks: what is as it should be is thin, what is not is thick. */
const LOOKS: Readonly<Record<Bar['look'], { readonly fill: string; readonly height: number }>> = {
  ok: { fill: stateColour.ok, height: 6 },
  late: { fill: stateColour.late, height: 12 },
  indeterminate: { fill: stateColour.indeterminate, height: 18 },
  'read-only': { fill: stateColour['read-only'], height: 18 },
  failed: { fill: stateColour.failed, height: 18 },
  dropped: { fill: stateColour.dropped, height: 18 },
  writer: { fill: colour.writer, height: 12 },
  reader: { fill: colour.reader, height: 6 },
};

const LEAST_BAR = 1.5;
const LEAST_BRACKET = 5;

/** A row with its bars, brackets and texts. `middle` is where its line is. */
export function drawRow(row: Row, middle: number, scale: Scale): Shape[] {
  const end = layout.width;
  const isWhole = row.note === '';
  return [
    text([0, middle - 8], row.title, '600 13px', colour.ink),
    text([0, middle + 9], row.subtitle, '12px', colour.muted),
    text(
      [end, isWhole ? middle : middle - 8],
      row.figure,
      row.outages.length > 0 ? '600 13px' : '12px',
      row.outages.length > 0 ? colour.ink : colour.muted,
      'right',
    ),
    ...(isWhole ? [] : [text([end, middle + 9], row.note, '12px', colour.muted, 'right')]),
    ...row.bars.flatMap((bar) => drawBar(bar, middle, scale)),
    ...row.outages.flatMap((outage) => drawBracket(outage, middle, scale)),
  ];
}

function drawBar(bar: Bar, middle: number, scale: Scale): Shape[] {
  const { fill, height } = LOOKS[bar.look];
  const place = scale.clip(bar, LEAST_BAR);
  return place ? [rect(place.x, middle - height / 2, place.width, height, fill)] : [];
}

/** The outer bracket is from acknowledgement to acknowledgement, the bar on it from the first sign to the last. */
function drawBracket(outage: Outage, middle: number, scale: Scale): Shape[] {
  const { lastServedMs, servedAgainMs, failingFromMs, failingToMs } = outage;
  const outer = scale.clip(
    { fromMs: lastServedMs, toMs: servedAgainMs ?? Number.MAX_SAFE_INTEGER },
    LEAST_BRACKET,
  );
  if (!outer) return [];
  const top = middle - 17;
  const [left, right] = [outer.x, outer.x + outer.width];
  const inner = scale.clip({ fromMs: failingFromMs, toMs: failingToMs }, 2);
  const { shown } = scale;
  // An end that lies outside the figure, or that there is none, stays open.
  const begin: [number, number][] = lastServedMs >= shown.fromMs ? [[left, top + 5]] : [];
  const end: [number, number][] =
    servedAgainMs !== null && servedAgainMs <= shown.toMs ? [[right, top + 5]] : [];
  return [
    polyline([...begin, [left, top], [right, top], ...end], colour.ink, 1.25),
    ...(inner ? [line([inner.x, top], [inner.x + inner.width, top], colour.ink, { lineWidth: 4 })] : []),
    ...(servedAgainMs === null ? [text([right + 4, top], '…', '600 13px', colour.ink)] : []),
  ];
}
