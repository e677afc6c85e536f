import fc from 'fast-check';
import { createRandom } from '../../../drill/judge/seeded-random';
import { describeValues, ruleOfThree } from '../../../drill/judge/statistics';

const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

it('returns the count, every value in order, the median, the minimum and the maximum', () => {
  expect(describeValues([30, 10, 20])).toEqual({ n: 3, values: [30, 10, 20], median: 20, min: 10, max: 30 });
  expect(describeValues([4, 1, 3, 2])).toMatchObject({ median: 2.5 });
  expect(describeValues([])).toEqual({ n: 0, values: [], median: null, min: null, max: null });
});

it('counts an outage that has not ended as longer than any other', () => {
  expect(describeValues([null, 10, 20])).toMatchObject({ median: 20, min: 10, max: null });
  expect(describeValues([null, 10])).toMatchObject({ median: null, min: 10 });
});

it('returns percentiles only of enough values', () => {
  expect(describeValues(upTo(19))).not.toHaveProperty('p95');
  expect(describeValues(upTo(20))).toMatchObject({ p95: 19 });
  expect(describeValues(upTo(99))).not.toHaveProperty('p99');
  expect(describeValues(upTo(100))).toMatchObject({ p95: 95, p99: 99 });
});

it('returns an interval of the median for six values or more, which is always the same for the same values', () => {
  expect(describeValues(upTo(5))).not.toHaveProperty('interval');
  const { interval } = describeValues(upTo(6));
  expect(interval).toEqual(describeValues(upTo(6)).interval);
  expect(interval).toMatchObject({ confidence: 0.95, resamples: 10_000 });
});

/**
 * For an odd number of values, the median of a resample is at most the k-th value if more than half of the values in the
 * resample are at most the k-th value. The probability of this is binomial.
 */
it.each([7, 15, 21])('returns the exact interval for %d values', (n) => {
  const atMost = (k: number) => upTo(n).reduce((sum, m) => sum + (m > n / 2 ? binomial(n, m, k / n) : 0), 0);
  const exact = (part: number) => upTo(n).find((k) => atMost(k) >= part);
  expect(describeValues(upTo(n)).interval).toMatchObject({ low: exact(0.025), high: exact(0.975) });
});

function binomial(n: number, m: number, probability: number): number {
  const ways = upTo(m).reduce((product, k) => (product * (n - m + k)) / k, 1);
  return ways * probability ** m * (1 - probability) ** (n - m);
}

it('the interval of equal values has no width', () => {
  expect(describeValues(Array(8).fill(7)).interval).toMatchObject({ low: 7, high: 7 });
});

it('returns 3 / n as the largest share of an effect that no run had, for four runs or more', () => {
  expect([1, 3, 4, 100, 300].map(ruleOfThree)).toEqual([null, null, 0.75, 0.03, 0.01]);
});

it('generates numbers from 0 to 1, which are always the same for the same seed', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const [one, other] = [createRandom(seed), createRandom(seed)];
      for (const value of upTo(20).map(() => one())) {
        expect(value).toBe(other());
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThan(1);
      }
    }),
  );
  expect(createRandom(1)()).not.toBe(createRandom(2)());
});
