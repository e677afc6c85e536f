import { toPercentiles } from '../../../drill/findings/percentiles';

const upTo = (n: number) => Array.from({ length: n }, (_, index) => n - index);

it('computes nearest-rank percentiles of enough values', () => {
  expect(toPercentiles(upTo(1_000))).toEqual({ n: 1_000, p50: 500, p95: 950, p99: 990, max: 1_000 });
});

it('a percentile of too few values is null, because it would equal the maximum', () => {
  expect(toPercentiles(upTo(99))).toEqual({ n: 99, p50: 50, p95: 95, p99: null, max: 99 });
  expect(toPercentiles(upTo(19))).toEqual({ n: 19, p50: 10, p95: null, p99: null, max: 19 });
  expect(toPercentiles([])).toEqual({ n: 0, p50: null, p95: null, p99: null, max: null });
});
