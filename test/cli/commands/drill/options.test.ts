import type { DrillOptions } from '../../../../cli/commands/drill/options';
import { checkOptions, planOf } from '../../../../cli/commands/drill/options';

const defaults: DrillOptions = { rate: 100, repeat: 1, maxLost: 0, stack: 'Lab' };

it.each<[string, Partial<DrillOptions>]>([
  ['loopback', {}],
  ['loopback with readers', { readers: 4 }],
  ['AWS', { aws: true }],
  ['AWS, deployed with readers', { aws: true, deploy: true, readers: 4 }],
])('takes a drill on %s', (_, options) => {
  expect(() => checkOptions({ ...defaults, ...options })).not.toThrow();
});

it.each<[string, Partial<DrillOptions>, number, number]>([
  ['a loopback account', {}, 4, 6],
  ['a loopback account at the pace of AWS', { pace: 'typical' }, 4, 40],
  ['a slow loopback account', { pace: 'slow' }, 4, 120],
  ['AWS', { aws: true }, 10, 120],
  ['whatever was asked for', { aws: true, before: 1, after: 2 }, 1, 2],
])('measures for as long as a failover takes on %s', (_, options, beforeSeconds, afterSeconds) => {
  expect(planOf({ ...defaults, ...options })).toMatchObject({ beforeSeconds, afterSeconds });
});

it('measures void runs again on a loopback account, where a failover hurts nobody', () => {
  expect(planOf(defaults).voidRunsAllowed).toBe(2);
  expect(planOf({ ...defaults, aws: true }).voidRunsAllowed).toBe(0);
});
