import type { Limit, Measurement } from './figure';

export interface LimitCheck {
  readonly median: number;
  /** Median of the figure divided by the median of the floor. */
  readonly ratio: number | undefined;
  readonly holds: boolean;
}

/** Compares a measurement with its limit: the median or, for the kind `every-at-most`, each value. */
export function checkLimit(limit: Limit, measurement: Measurement): LimitCheck {
  const median = medianOf(measurement.values);
  const floor = measurement.floor && medianOf(measurement.floor.values);
  const ratio = floor && median / floor;
  return { median, ratio, holds: holds(limit, measurement.values, floor) };
}

function holds(limit: Limit, values: readonly number[], floor = Number.NaN): boolean {
  const median = medianOf(values);
  switch (limit.kind) {
    case 'ratio-at-most':
      return median / floor <= limit.ratio;
    case 'ratio-at-least':
      return median / floor >= limit.ratio;
    case 'above-floor-at-most':
      return median - floor <= limit.value;
    case 'at-most':
      return median <= limit.value;
    case 'every-at-most':
      return values.every((value) => value <= limit.value);
    case 'at-least':
      return median >= limit.value;
  }
}

/** Returns the middle value, or the mean of the two middle values; NaN if there are no values. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (lower + upper) / 2;
}
