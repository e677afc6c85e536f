import type { Percentiles } from '../report-format/lane';
import { roundMs } from './spans';

/** Nearest-rank percentiles, each only where there are values enough that it is not simply the maximum. */
export function toPercentiles(values: readonly number[]): Percentiles {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  const at = (part: number, least: number) =>
    n < least ? null : roundMs(Number(sorted[Math.ceil(part * n) - 1]));
  return { n, p50: at(0.5, 1), p95: at(0.95, 20), p99: at(0.99, 100), max: at(1, 1) };
}
