import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { DrillOptions } from '../../../../cli/commands/drill/options';
import { checkOptions, planOf } from '../../../../cli/commands/drill/options';
import { CAUSE_NAMES } from '../../../../drill/report-format/cause';
import { BUILT_IN_CLIENTS } from '../../../../lambda/probe/clients/built-in';
import { repository } from '../../../support/repository';

const defaults: DrillOptions = { rate: 100, repeat: 1, maxLost: 0, stack: 'Lab' };

it.each<[string, Partial<DrillOptions>]>([
  ['loopback', {}],
  ['loopback with readers', { readers: 4 }],
  ['AWS', { aws: true }],
  ['loopback without readers, with a cause that needs none', { readers: 0, cause: 'crash' }],
  ['loopback without readers, with all causes', { readers: 0, cause: 'all' }],
  ['AWS, failing back', { aws: true, failBack: true }],
  ['loopback, kept and failing back', { keep: true, failBack: true }],
  ['AWS, deployed with readers', { aws: true, deploy: true, readers: 4 }],
  ['the running account', { running: true, failBack: true }],
  ['the running account, updated first', { running: true, deploy: true, readers: 4 }],
])('the options of a drill on %s are accepted', (_, options) => {
  expect(() => checkOptions({ ...defaults, ...options })).not.toThrow();
});

it.each<[string, Partial<DrillOptions>, number, number]>([
  ['a loopback account', {}, 3, 5],
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

it.each<[string, Partial<DrillOptions>, number | undefined]>([
  ['on AWS by default', { aws: true }, 480],
  ['on AWS with --after', { aws: true, after: 60 }, undefined],
  ['on a loopback account', {}, undefined],
])('a class change and a patch have another time %s', (_, options, seconds) => {
  const plan = planOf({ ...defaults, ...options, cause: 'all' });
  expect(plan.afterSecondsOf?.patch).toBe(seconds);
  expect(plan.afterSecondsOf?.['class-change']).toBe(seconds);
  expect(plan.afterSecondsOf?.request).toBeUndefined();
});

it('only a drill of all causes omits those that cannot be played', () => {
  expect(planOf({ ...defaults, cause: 'all' })).toMatchObject({ causes: CAUSE_NAMES, omitsRefused: true });
  expect(planOf({ ...defaults, cause: 'crash' })).toMatchObject({ causes: ['crash'], omitsRefused: false });
  expect(planOf(defaults)).toMatchObject({ causes: ['request'], omitsRefused: false });
});

it('void runs are measured again only on a loopback account, because a failover there affects no application', () => {
  expect(planOf(defaults).voidRunsAllowed).toBe(2);
  expect(planOf({ ...defaults, aws: true }).voidRunsAllowed).toBe(0);
});

describe('the clients of the plan', () => {
  const template = join(repository, 'examples', 'my-client.ts');

  it('are absent without --client', () => {
    expect(planOf(defaults)).toMatchObject({ clients: undefined });
  });

  it('are those of --client, in its order, and those given by path are judged', () => {
    expect(planOf({ ...defaults, client: [template, 'pg-query'], clientRate: 5 }).clients).toEqual({
      names: ['my-client', 'pg-query'],
      rateHz: 5,
      deadlineMs: 30_000,
      processors: availableParallelism(),
      judged: ['my-client'],
    });
  });

  it('write 20 times a second by default', () => {
    expect(planOf({ ...defaults, client: ['pg-query'] }).clients).toMatchObject({ rateHz: 20 });
  });

  it('are all built-in ones with all, each once, and judged with --judge-clients', () => {
    const names = Object.keys(BUILT_IN_CLIENTS);
    expect(planOf({ ...defaults, client: ['all', 'pg-query'], judgeClients: 'all' }).clients).toMatchObject({
      names,
      judged: names,
    });
  });

  it.each<[string, Partial<DrillOptions>, number]>([
    ['at pace instant', {}, 30_000],
    ['at pace typical', { pace: 'typical' }, 30_000],
    ['at pace slow', { pace: 'slow' }, 90_000],
    ['on AWS', { aws: true }, 90_000],
  ])('have a deadline that is longer than the outage %s', (_, options, deadlineMs) => {
    expect(planOf({ ...defaults, ...options, client: ['pg-query'] }).clients).toMatchObject({ deadlineMs });
  });

  it('have the budgets of the options', () => {
    const options = { ...defaults, client: [template], maxClientOutage: 500, maxClientErrors: 0 };
    expect(() => checkOptions(options)).not.toThrow();
    expect(planOf(options).budgets).toMatchObject({ maxClientOutageMs: 500, maxClientErrors: 0 });
  });
});
