import type { Span } from '../../report-format/span';
import { layout } from './layout';

/** From the time of a run to a place in the figure. */
export interface Scale {
  readonly shown: Span;
  readonly left: number;
  readonly right: number;
  /** Where a moment is; undefined when it is not in the part that is shown. */
  find(atMs: number): number | undefined;
  /** The visible part of a span, if any, at least so wide. */
  clip(span: Span, leastWidth: number): { readonly x: number; readonly width: number } | undefined;
}

export function createScale(shown: Span): Scale {
  const left = layout.left;
  const right = layout.width - layout.right;
  const place = (ms: number) => left + ((ms - shown.fromMs) / (shown.toMs - shown.fromMs)) * (right - left);
  return {
    shown,
    left,
    right,
    find: (atMs) => (atMs < shown.fromMs || atMs > shown.toMs ? undefined : place(atMs)),
    clip: ({ fromMs, toMs }, leastWidth) => {
      if (toMs < shown.fromMs || fromMs > shown.toMs) return undefined;
      const [from, to] = [Math.max(left, place(fromMs)), Math.min(right, place(toMs))];
      const width = Math.max(leastWidth, to - from);
      return { x: Math.min(right - width, from - (width - (to - from)) / 2), width };
    },
  };
}
