import type { DrillOptions } from '../../../../cli/commands/drill/options';
import { checkOptions, planOf } from '../../../../cli/commands/drill/options';

const defaults: DrillOptions = { rate: 100, repeat: 1, maxLost: 0, stack: 'Lab' };

it.each<[string, Partial<DrillOptions>]>([
  ['loopback', {}],
  ['loopback with readers', { readers: 4 }],
  ['AWS', { aws: true }],
  ['AWS, deployed with readers', { aws: true, deploy: true, readers: 4 }],
])('the options of a drill on %s are accepted', (_, options) => {
  expect(() => checkOptions({ ...defaults, ...options })).not.toThrow();
});

it.each<[string, Partial<DrillOptions>, number, number]>([
  ['a loopback account', {}, 4, 6],
  ['a loopback account at the pace of AWS', { pace: 'typical' }, 4, 40],
  ['a slow loopback account', { pace: 'slow' }, 4, 120],
  ['AWS', { aws: true }, 10, 120],
  ['AWS, with options', { aws: true, before: 1, after: 2 }, 1, 2],
])(
  'a drill on %s measures for long enough by default, or as long as its options say',
  (_, options, beforeSeconds, afterSeconds) => {
    expect(planOf({ ...defaults, ...options })).toMatchObject({ beforeSeconds, afterSeconds });
  },
);

it('void runs are measured again only on a loopback account, because a failover there affects no application', () => {
  expect(planOf(defaults).voidRunsAllowed).toBe(2);
  expect(planOf({ ...defaults, aws: true }).voidRunsAllowed).toBe(0);
});
