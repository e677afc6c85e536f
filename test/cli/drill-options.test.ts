import type { DrillOptions } from '../../cli/drill-options';
import { findOptionProblems } from '../../cli/drill-options';

const defaults: DrillOptions = {
  ...{ rate: 100, before: 4, after: 6, repeat: 1, pace: 'instant', maxLost: 0, stack: 'Lab' },
};

it.each<[string, Partial<DrillOptions>]>([
  ['loopback', {}],
  ['loopback with readers', { readers: 4 }],
  ['AWS', { aws: true }],
  ['AWS, deployed with readers', { aws: true, deploy: true, readers: 4 }],
])('takes a drill on %s', (_, options) => {
  expect(findOptionProblems({ ...defaults, ...options })).toEqual([]);
});

it.each<[string, Partial<DrillOptions>]>([
  ['--deploy needs --aws', { deploy: true }],
  ['--readers is of a lab that the drill deploys', { aws: true, readers: 4 }],
])('says that %s', (problem, options) => {
  expect(findOptionProblems({ ...defaults, ...options })).toEqual([expect.stringContaining(problem)]);
});
