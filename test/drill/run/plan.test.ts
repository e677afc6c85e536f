import type { DrillPlan } from '../../../drill/run/plan';
import { findPlanProblems } from '../../../drill/run/plan';
import { plan } from '../../support/drill/drill-plan';

it('finds no problem in a valid plan', () => {
  expect(findPlanProblems(plan)).toEqual([]);
  expect(findPlanProblems({ ...plan, repeat: 20, budgets: { maxLost: 0, maxWriteOutageMs: 0 } })).toEqual([]);
  expect(findPlanProblems({ ...plan, targetInstanceIdentifier: 'lab-2' })).toEqual([]);
  for (const instanceClass of ['db.serverless', 'db.r6gd.16xlarge']) {
    expect(findPlanProblems({ ...plan, causes: ['class-change'], instanceClass })).toEqual([]);
  }
  for (const engineVersion of ['17.10', '16.4-limitless']) {
    expect(findPlanProblems({ ...plan, causes: ['patch'], engineVersion })).toEqual([]);
  }
});

it.each<[Partial<DrillPlan>, string]>([
  [{ rateHz: 101 }, 'the rate must be a whole number from 1 to 100 a second, got 101'],
  [{ beforeSeconds: 0 }, 'the time before the failover must be a whole number of seconds, at least 1, got 0'],
  [
    { afterSeconds: 1.5 },
    'the time after the failover must be a whole number of seconds, at least 1, got 1.5',
  ],
  [
    { beforeSeconds: 400, afterSeconds: 201 },
    'a run may last at most 600 seconds, got 400 before and 201 after the failover',
  ],
  [
    { clients: { names: ['a'], rateHz: 101, deadlineMs: 30_000, judged: [] } },
    'the rate of a client must be a whole number from 1 to 100 a second, got 101',
  ],
  [{ repeat: 0 }, 'the number of failovers must be a whole number from 1 to 10000, got 0'],
  [
    { repeat: 2, targetInstanceIdentifier: 'lab-2' },
    'lab-2 can be promoted only once, because it is the writer afterwards: omit the target or do not repeat',
  ],
  [
    { causes: ['crash'], targetInstanceIdentifier: 'lab-2' },
    'a target is possible only for the cause request, got crash',
  ],
  [
    { causes: ['class-change'], instanceClass: 'db.t3.medium' },
    'db.t3.medium is a burstable class, which the Data API does not support',
  ],
  [
    { causes: ['class-change'], instanceClass: 'r7g.large' },
    'a class has the form db.r7g.large, got "r7g.large"',
  ],
  [{ causes: ['patch'], engineVersion: '' }, 'an engine version has the form 17.10, got ""'],
  [{ causes: ['patch'], engineVersion: '17.10x' }, 'an engine version has the form 17.10, got "17.10x"'],
  [{ instanceClass: 'db.r7g.large' }, 'a class needs the cause class-change, got request'],
  [
    { causes: ['class-change'], instanceClass: 'db.r7g.large', repeat: 2 },
    'db.r7g.large can be the new class of the same writer only once: omit the class or do not repeat',
  ],
  [{ engineVersion: '17.10' }, 'an engine version needs the cause patch, got request'],
  [
    { causes: ['patch'], engineVersion: '17.10', repeat: 2 },
    'version 17.10 can be installed only once: omit the version or do not repeat',
  ],
  [{ budgets: { maxLost: -1 } }, 'a budget must not be negative'],
  [{ budgets: { maxLost: 0, maxReadOutageMs: Number.NaN } }, 'a budget must not be negative'],
])('describes the problem of a plan with %j', (changes, problem) => {
  expect(findPlanProblems({ ...plan, ...changes })).toEqual([problem]);
});
