import { hadNoReader, tiersAt } from '../../../exercises/06-who-is-promoted/deployments';

const deployments = [
  { atMs: 1, instance: 'one', tier: 1 },
  { atMs: 2, instance: 'two', tier: 1 },
  { atMs: 3, instance: 'two', tier: 0 },
  { atMs: 4, instance: 'two', tier: undefined },
];

it.each([
  [0, {}],
  [1, { one: 1 }],
  [2, { one: 1, two: 1 }],
  [3, { one: 1, two: 0 }],
  [4, { one: 1 }],
])('the tiers at %i are those of the deployments until then', (atMs, tiers) => {
  expect(Object.fromEntries(tiersAt(deployments, atMs))).toEqual(tiers);
});

it('only a deletion leaves a cluster without readers; a cluster that is being created has none yet', () => {
  expect(hadNoReader(deployments.slice(0, 3))).toBe(false);
  expect(hadNoReader(deployments)).toBe(true);
});
