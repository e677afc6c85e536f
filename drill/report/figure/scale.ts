import type { Span } from '../../report-format/span';
import { layout } from './layout';

/** Maps times of a run to horizontal positions in the figure, rounded to a tenth of a pixel. */
export interface Scale {
  readonly shown: Span;
  readonly left: number;
  readonly right: number;
  /** Returns the position of a time; undefined if the figure does not show that time. */
  find(atMs: number): number | undefined;
  /** Returns the ends of the visible part of a span, at least `leastWidth` apart; undefined if no part is visible. */
  clip(span: Span, leastWidth: number): { readonly from: number; readonly to: number } | undefined;
}

export function createScale(shown: Span): Scale {
  const left = layout.left;
  const right = layout.width - layout.right;
  const place = (ms: number) => left + ((ms - shown.fromMs) / (shown.toMs - shown.fromMs)) * (right - left);
  return {
    shown,
    left,
    right,
    find: (atMs) => (atMs < shown.fromMs || atMs > shown.toMs ? undefined : toTenth(place(atMs))),
    clip: ({ fromMs, toMs }, leastWidth) => {
      if (toMs < shown.fromMs || fromMs > shown.toMs) return undefined;
      const [from, to] = [Math.max(left, place(fromMs)), Math.min(right, place(toMs))];
      const width = Math.max(leastWidth, to - from);
      const start = Math.min(right - width, from - (width - (to - from)) / 2);
      return { from: toTenth(start), to: toTenth(start + width) };
    },
  };
}

function toTenth(place: number): number {
  return Math.round(place * 10) / 10;
}
