import { Acknowledgements } from '../../../lambda/probe/acknowledgements';

/** Ticks 0 to 9, acknowledged 3 ms after they were due, except 4 and 5, which were never acknowledged. */
function acknowledged(): Acknowledgements {
  const acknowledgements = new Acknowledgements(10);
  for (const tick of [0, 1, 2, 3, 6, 7, 8, 9]) acknowledgements.add(tick, 10 * tick + 3);
  return acknowledgements;
}

describe('the staleness of a read', () => {
  it.each([
    ['sees the newest write', 9, 200, 0],
    ['misses only a write acknowledged after the read started', 8, 92, 0],
    ['misses the last write', 8, 100, 7],
    ['misses several writes, of which the oldest counts', 6, 100, 27],
    ['misses writes, the oldest of them never acknowledged', 3, 100, 37],
    ['sees a write that was not acknowledged', 5, 40, 0],
    ['sees no write', undefined, 50, 47],
  ])('is calculated for a read that %s', (_, newest, startedMs, staleMs) => {
    expect(acknowledged().staleMs(newest, startedMs)).toBe(staleMs);
  });

  it('is 0 before the first write is acknowledged', () => {
    expect(new Acknowledgements(10).staleMs(undefined, 50)).toBe(0);
  });
});
