import type { Span } from '../report-format/span';

/** The same time as spans that do not touch, ascending. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: { fromMs: number; toMs: number }[] = [];
  for (const { fromMs, toMs } of spans.toSorted((one, other) => one.fromMs - other.fromMs)) {
    const last = merged.at(-1);
    if (last && fromMs <= last.toMs) last.toMs = Math.max(last.toMs, toMs);
    else merged.push({ fromMs, toMs });
  }
  return merged;
}

/** How long spans are together, where they overlap counted once. */
export function unionMs(spans: readonly Span[]): number {
  return mergeSpans(spans).reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
}

/** How much of a span other spans cover, which must not overlap each other. */
export function coveredMs({ fromMs, toMs }: Span, by: readonly Span[]): number {
  return by.reduce((sum, other) => {
    return sum + Math.max(0, Math.min(toMs, other.toMs) - Math.max(fromMs, other.fromMs));
  }, 0);
}

/** To whole microseconds, which is how exact the probe is: sums of fractions are not. */
export function roundMs(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
