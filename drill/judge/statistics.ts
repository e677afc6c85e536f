import {
  LEAST_FOR_INTERVAL,
  LEAST_FOR_P95,
  LEAST_FOR_P99,
  LEAST_FOR_RULE_OF_THREE,
} from '../report-format/sample-sizes';
import type { Distribution } from '../report-format/summary';
import { createRandom } from './seeded-random';

/** A local name saves the look-up: the function is called hundreds of thousands of times. */
const { floor } = Math;

const RESAMPLES = 10_000;
const CONFIDENCE = 0.95;

/** Summarises one value per run. `null` is an outage that had not ended; it counts as longer than any other. */
export function describeValues(values: readonly (number | null)[]): Distribution {
  const sorted = values.map(toOrdered).sort((one, other) => one - other);
  const n = sorted.length;
  return {
    n,
    values,
    median: fromOrdered(medianOf(sorted)),
    min: fromOrdered(sorted[0]),
    max: fromOrdered(sorted.at(-1)),
    ...(n >= LEAST_FOR_P95 && { p95: fromOrdered(nearestRank(sorted, 0.95)) }),
    ...(n >= LEAST_FOR_P99 && { p99: fromOrdered(nearestRank(sorted, 0.99)) }),
    ...(n >= LEAST_FOR_INTERVAL && { interval: findInterval(sorted) }),
  };
}

/**
 * Returns the largest share of failovers that may have an effect such as a loss, with 95 % confidence, if the effect occurred
 * in none of n failovers (3 / n; Hanley and Lippman-Hand, 1983). `null` if n is too small for a bound below 1.
 */
export function ruleOfThree(n: number): number | null {
  return n < LEAST_FOR_RULE_OF_THREE ? null : 3 / n;
}

/**
 * Computes the bootstrap percentile interval of the median. The seed is fixed: the same values give the same interval.
 */
function findInterval(sorted: readonly number[]): NonNullable<Distribution['interval']> {
  const random = createRandom(sorted.length);
  const resample = new Float64Array(sorted.length);
  const medians = new Float64Array(RESAMPLES);
  for (let sample = 0; sample < RESAMPLES; sample += 1) {
    for (let index = 0; index < resample.length; index += 1) {
      resample[index] = Number(sorted[floor(random() * sorted.length)]);
    }
    medians[sample] = medianOf(resample.sort());
  }
  medians.sort();
  return {
    confidence: CONFIDENCE,
    low: fromOrdered(nearestRank(medians, (1 - CONFIDENCE) / 2)),
    high: fromOrdered(nearestRank(medians, (1 + CONFIDENCE) / 2)),
    resamples: RESAMPLES,
  };
}

function medianOf(sorted: ArrayLike<number>): number {
  const middle = sorted.length / 2;
  if (sorted.length % 2 === 1) return Number(sorted[floor(middle)]);
  return (Number(sorted[middle - 1]) + Number(sorted[middle])) / 2;
}

function nearestRank(sorted: ArrayLike<number>, part: number): number {
  return Number(sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)]);
}

function toOrdered(value: number | null): number {
  return value ?? Number.POSITIVE_INFINITY;
}

function fromOrdered(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
