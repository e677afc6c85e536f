import { Acknowledgements } from '../../../lambda/probe/acknowledgements';

/** Ticks 0 to 9, acknowledged 3 ms after they were due, but for 4 and 5. */
function acknowledged(): Acknowledgements {
  const acknowledgements = new Acknowledgements(10);
  for (const tick of [0, 1, 2, 3, 6, 7, 8, 9]) acknowledgements.add(tick, 10 * tick + 3);
  return acknowledgements;
}

describe('the staleness of an answer', () => {
  it.each([
    ['shows the newest write', 9, 200, 0],
    ['misses a write that was acknowledged after it was asked for', 8, 92, 0],
    ['misses the last write', 8, 100, 7],
    ['misses several: the oldest counts', 6, 100, 27],
    ['ends at writes that were never acknowledged', 3, 100, 37],
    ['shows more than was acknowledged', 5, 40, 0],
    ['shows nothing at all', undefined, 50, 47],
  ])('of one that %s', (_, newest, startedMs, staleMs) => {
    expect(acknowledged().staleMs(newest, startedMs)).toBe(staleMs);
  });

  it('is 0 before the first write was acknowledged', () => {
    expect(new Acknowledgements(10).staleMs(undefined, 50)).toBe(0);
  });
});
