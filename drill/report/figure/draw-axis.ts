import type { Span } from '../../report-format/span';
import { colour } from '../colours';
import type { Markup } from '../html/markup';
import { line, PLAIN, text } from './elements';
import { layout } from './layout';
import type { Scale } from './scale';

/** Draws the axis below the rows, with ticks in seconds from the request of the failover. */
export function drawAxis(scale: Scale, requestedMs: number, bottom: number): Markup[] {
  const { shown, left, right } = scale;
  const fromRequest = { fromMs: shown.fromMs - requestedMs, toMs: shown.toMs - requestedMs };
  const leastStepMs = ((shown.toMs - shown.fromMs) * layout.tickGap) / (right - left);
  // A line of one pixel is sharp when it lies on the middle of a pixel.
  const y = bottom + 0.5;
  return [
    line(`M${left} ${y}H${right}`, colour.rule),
    ...toTicks(fromRequest, leastStepMs).flatMap((ms) => {
      const x = Math.floor(scale.find(ms + requestedMs) ?? left) + 0.5;
      return [line(`M${x} ${y}v5`, colour.rule), text([x, bottom + 14], formatTick(ms), PLAIN, 'middle')];
    }),
  ];
}

/**
 * Lists the multiples of a step within a span. The step is the smallest 1, 2 or 5 times a power of ten that is at least
 * `leastStepMs`.
 */
export function toTicks({ fromMs, toMs }: Span, leastStepMs: number): number[] {
  const power = 10 ** Math.floor(Math.log10(leastStepMs));
  const stepMs = power * ([1, 2, 5].find((factor) => factor * power >= leastStepMs) ?? 10);
  const first = Math.ceil(fromMs / stepMs);
  const count = Math.floor(toMs / stepMs) - first + 1;
  return Array.from({ length: count }, (_, index) => (first + index) * stepMs);
}

/** Formats a tick: `−0.2 s`, `0 s`, `+1.5 s`. Ticks are round, so no digit is lost. */
function formatTick(ms: number): string {
  const sign = ms < 0 ? '−' : ms > 0 ? '+' : '';
  return `${sign}${Number((Math.abs(ms) / 1000).toFixed(3))} s`;
}
