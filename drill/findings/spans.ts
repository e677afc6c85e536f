import type { Span } from '../report-format/span';

/** Merges spans that overlap or touch. Returns them in ascending order. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: { fromMs: number; toMs: number }[] = [];
  for (const { fromMs, toMs } of spans.toSorted((one, other) => one.fromMs - other.fromMs)) {
    const last = merged.at(-1);
    if (last && fromMs <= last.toMs) last.toMs = Math.max(last.toMs, toMs);
    else merged.push({ fromMs, toMs });
  }
  return merged;
}

/** Returns the total length of spans. Overlaps count once. */
export function unionMs(spans: readonly Span[]): number {
  return mergeSpans(spans).reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
}

/** Returns how much of a span the spans in `by` cover. The spans in `by` must not overlap. */
export function coveredMs({ fromMs, toMs }: Span, by: readonly Span[]): number {
  return by.reduce((sum, other) => {
    return sum + Math.max(0, Math.min(toMs, other.toMs) - Math.max(fromMs, other.fromMs));
  }, 0);
}

/** Rounds to whole microseconds, the precision of the probe: sums of fractions have rounding errors. */
export function roundMs(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
