import { checkLimit, medianOf } from '../../bench/limit-check';

it('the median is the middle value, or the mean of the two middle values', () => {
  expect(medianOf([3, 1, 2])).toBe(2);
  expect(medianOf([4, 1, 2, 3])).toBe(2.5);
  expect(medianOf([])).toBeNaN();
});

it.each([
  [{ kind: 'ratio-at-most', ratio: 1.5 } as const, 150, 100, true],
  [{ kind: 'ratio-at-most', ratio: 1.5 } as const, 151, 100, false],
  [{ kind: 'ratio-at-least', ratio: 0.35 } as const, 35, 100, true],
  [{ kind: 'ratio-at-least', ratio: 0.35 } as const, 34, 100, false],
  [{ kind: 'above-floor-at-most', value: 50 } as const, 150, 100, true],
  [{ kind: 'above-floor-at-most', value: 50 } as const, 151, 100, false],
  [{ kind: 'at-most', value: 150 } as const, 150, 100, true],
  [{ kind: 'at-most', value: 150 } as const, 151, 100, false],
  [{ kind: 'at-least', value: 150 } as const, 150, 100, true],
  [{ kind: 'at-least', value: 150 } as const, 149, 100, false],
])('the limit %j for the value %d and the floor %d is met: %s', (limit, value, floor, holds) => {
  const measurement = { unit: 'ms', values: [value], floor: { name: 'floor', values: [floor] } };
  expect(checkLimit(limit, measurement).holds).toBe(holds);
});

it('a limit of every value is not met if one value exceeds it, although the median does not', () => {
  const limit = { kind: 'every-at-most', value: 0 } as const;
  expect(checkLimit(limit, { unit: 'writes', values: [0, 0, 0] }).holds).toBe(true);
  expect(checkLimit(limit, { unit: 'writes', values: [0, 0, 1] }).holds).toBe(false);
});

it('a limit on a ratio is not met without a floor', () => {
  expect(checkLimit({ kind: 'ratio-at-most', ratio: 99 }, { unit: 'ms', values: [1] }).holds).toBe(false);
});
