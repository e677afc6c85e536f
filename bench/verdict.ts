import type { Limit, Measurement } from './figure';

export interface Verdict {
  readonly median: number;
  /** Median of the figure over median of the floor. */
  readonly ratio: number | undefined;
  readonly holds: boolean;
}

/** Holds a measurement against its limit, by medians. */
export function judge(limit: Limit, measurement: Measurement): Verdict {
  const median = medianOf(measurement.values);
  const ratio = measurement.floor && median / medianOf(measurement.floor.values);
  return { median, ratio, holds: holds(limit, median, ratio) };
}

function holds(limit: Limit, median: number, ratio: number | undefined): boolean {
  switch (limit.kind) {
    case 'ratio-at-most':
      return ratio !== undefined && ratio <= limit.ratio;
    case 'at-most':
      return median <= limit.value;
    case 'at-least':
      return median >= limit.value;
  }
}

/** The middle value, or the mean of the two in the middle; NaN of none. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (lower + upper) / 2;
}
