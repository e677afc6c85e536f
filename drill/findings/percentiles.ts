import type { Percentiles } from '../report-format/lane';
import { LEAST_FOR_P95, LEAST_FOR_P99 } from '../report-format/sample-sizes';
import { roundMs } from './spans';

/** Computes nearest-rank percentiles. p95 and p99 are `null` if there are too few values: they would equal the maximum. */
export function toPercentiles(values: readonly number[]): Percentiles {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  const at = (part: number, least: number) =>
    n < least ? null : roundMs(Number(sorted[Math.ceil(part * n) - 1]));
  return { n, p50: at(0.5, 1), p95: at(0.95, LEAST_FOR_P95), p99: at(0.99, LEAST_FOR_P99), max: at(1, 1) };
}
