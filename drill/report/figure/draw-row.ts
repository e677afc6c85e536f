import type { Outage } from '../../report-format/outage';
import { colour, stateColour } from '../colours';
import type { Markup } from '../html/markup';
import { line, PLAIN, STRONG, text } from './elements';
import { layout } from './layout';
import type { Bar, Row } from './rows';
import type { Scale } from './scale';

/** Colour and height of each kind of bar. Bars of a served lane and of a reader are thin. */
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

/** Distance between lines of text at the end of a row. */
const LINE_HEIGHT = 15;

/** A longer title with wide letters would overlap the bars. */
const TITLE_LENGTH = 24;

/** Draws the bars, brackets and texts of a row around the height `middle`. */
export function drawRow(row: Row, middle: number, scale: Scale): Markup[] {
  const end = [row.figure, ...row.notes];
  return [
    text([0, middle - 8], shorten(row.title), STRONG),
    text([0, middle + 9], row.subtitle, PLAIN),
    ...end.map((content, index) => {
      const y = middle + (index - (end.length - 1) / 2) * LINE_HEIGHT;
      const isStrong = index === 0 && row.outages.length > 0;
      return text([layout.width, y], content, isStrong ? STRONG : PLAIN, 'end');
    }),
    ...row.bars.flatMap((bar) => drawBar(bar, middle, scale)),
    ...row.outages.flatMap((outage) => drawBracket(outage, middle, scale)),
  ];
}

/** Shortens a title to its end, where the names of a cluster's members differ. The table of members has full names. */
function shorten(title: string): string {
  return title.length > TITLE_LENGTH ? `…${title.slice(1 - TITLE_LENGTH)}` : title;
}

function drawBar(bar: Bar, middle: number, scale: Scale): Markup[] {
  const { fill, height } = LOOKS[bar.look];
  const place = scale.clip(bar, LEAST_BAR);
  return place ? [line(`M${place.from} ${middle}H${place.to}`, fill, { width: height })] : [];
}

/** Draws the outer bracket from acknowledgement to acknowledgement, and a bar on it from the first sign to the last. */
function drawBracket(outage: Outage, middle: number, scale: Scale): Markup[] {
  const { lastServedMs, servedAgainMs, failingFromMs, failingToMs } = outage;
  const outer = scale.clip(
    { fromMs: lastServedMs, toMs: servedAgainMs ?? Number.MAX_SAFE_INTEGER },
    LEAST_BRACKET,
  );
  if (!outer) return [];
  const top = middle - 17;
  const inner = scale.clip({ fromMs: failingFromMs, toMs: failingToMs }, 2);
  const { fromMs, toMs } = scale.shown;
  // The bracket is open at an end that lies outside the figure, and at the right end if the outage has not ended.
  const begin = lastServedMs >= fromMs ? `${top + 5}V${top}` : top;
  const end = servedAgainMs !== null && servedAgainMs <= toMs ? 'v5' : '';
  return [
    line(`M${outer.from} ${begin}H${outer.to}${end}`, colour.ink, { width: 1.25 }),
    ...(inner ? [line(`M${inner.from} ${top}H${inner.to}`, colour.ink, { width: 4 })] : []),
    ...(servedAgainMs === null ? [text([outer.to + 4, top], '…', STRONG)] : []),
  ];
}
