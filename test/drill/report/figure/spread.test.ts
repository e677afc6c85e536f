import fc from 'fast-check';
import { spread } from '../../../../drill/report/figure/spread';

it('keeps marks at their positions if they are far enough apart', () => {
  expect(spread([0, 30, 90], 20, -100, 200)).toEqual([0, 30, 90]);
});

it('moves marks apart around their average position', () => {
  expect(spread([50, 50, 50], 20, 0, 100)).toEqual([30, 50, 70]);
  expect(spread([50, 55, 120], 20, 0, 200)).toEqual([42.5, 62.5, 120]);
});

it('keeps marks between the ends', () => {
  expect(spread([0, 0], 20, 0, 100)).toEqual([0, 20]);
  expect(spread([100, 100], 20, 0, 100)).toEqual([80, 100]);
});

it('keeps order, distance and ends for any marks for which there is room', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 800 }), { maxLength: 30 }), (places) => {
      const wanted = places.toSorted((one, other) => one - other);
      const spreadOut = spread(wanted, 21, 0, 800);
      expect(spreadOut).toHaveLength(wanted.length);
      for (const [index, place] of spreadOut.entries()) {
        expect(place - (spreadOut[index - 1] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThan(20.999);
        expect(place).toBeGreaterThanOrEqual(-0.001);
        expect(place).toBeLessThanOrEqual(800.001);
      }
    }),
  );
});
