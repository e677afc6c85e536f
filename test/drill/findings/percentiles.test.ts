import { toPercentiles } from '../../../drill/findings/percentiles';

const upTo = (n: number) => Array.from({ length: n }, (_, index) => n - index);

it('gives nearest-rank percentiles of what is enough for them', () => {
  expect(toPercentiles(upTo(1_000))).toEqual({ n: 1_000, p50: 500, p95: 950, p99: 990, max: 1_000 });
});

it('gives no percentile that would only be the maximum', () => {
  expect(toPercentiles(upTo(99))).toEqual({ n: 99, p50: 50, p95: 95, p99: null, max: 99 });
  expect(toPercentiles(upTo(19))).toEqual({ n: 19, p50: 10, p95: null, p99: null, max: 19 });
  expect(toPercentiles([])).toEqual({ n: 0, p50: null, p95: null, p99: null, max: null });
});
