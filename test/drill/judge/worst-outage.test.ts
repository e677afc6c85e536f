import { findWorstOutage, placeWorstOutage } from '../../../drill/judge/worst-outage';
import type { Lane } from '../../../drill/report-format/lane';

function lane(
  name: string,
  ...outages: { low: number; high: number | null; beforeRequest?: boolean }[]
): Lane {
  return {
    name,
    outages: outages.map((each) => ({ ...each, ended: each.high !== null })),
  } as unknown as Lane;
}

it('finds the outage with the greatest upper bound of all lanes, with the number of outages of its lane', () => {
  const lanes = [
    lane('write-pool', { low: 190, high: 200 }),
    lane('write-fresh', { low: 10, high: 60 }, { low: 150, high: 250 }),
  ];
  expect(findWorstOutage(lanes)).toEqual({
    low: 190,
    high: 250,
    ended: true,
    lane: 'write-fresh',
    interruptions: 2,
  });
});

it('counts an outage that has not ended as longer than every other, and compares two such outages by their lower bounds', () => {
  const lanes = [
    lane('a', { low: 9_000, high: 9_010 }),
    lane('b', { low: 300, high: null }),
    lane('c', { low: 500, high: null }),
  ];
  expect(findWorstOutage(lanes)).toEqual({
    ...{ low: 9_000, high: null, ended: false, lane: 'c', interruptions: 1 },
  });
});

it('the worst outage has the greatest lower bound of all lanes', () => {
  const lanes = [lane('write-pool', { low: 64, high: 75 }), lane('write-fresh', { low: 0, high: 115 })];
  expect(findWorstOutage(lanes)).toMatchObject({ low: 64, high: 115, lane: 'write-fresh' });
});

it('the worst outage of lanes without outages is zero', () => {
  expect(findWorstOutage([lane('a')])).toEqual({ low: 0, high: 0, ended: true, interruptions: 0 });
});

it('identifies the worst outage by its lane and index, also if other outages have the same length', () => {
  const lanes = [
    lane('write-pool', { low: 90, high: 100 }, { low: 240, high: 250, beforeRequest: true }),
    lane('write-fresh', { low: 90, high: 100 }, { low: 180, high: 200 }, { low: 180, high: 200 }),
  ];
  const placed = placeWorstOutage(lanes);
  expect(placed).toMatchObject({ index: 1 });
  expect(placed?.lane).toBe(lanes[1]);
  expect(placed?.outage).toBe(lanes[1]?.outages[1]);
  expect(placeWorstOutage([lane('a')])).toBeUndefined();
});
