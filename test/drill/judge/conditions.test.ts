import type { Conditions } from '../../../drill/judge/conditions';
import { conditionsOf, findDifferences } from '../../../drill/judge/conditions';
import { parseReport } from '../../../drill/report-format/parse';
import { readFixture } from '../../support/drill/report-fixture';
import { reportOfCauses } from '../../support/drill/scenarios';

const baseline = conditionsOf(readFixture('held'));

it('reads the conditions from a report', () => {
  expect(baseline).toEqual({
    account: 'loopback',
    pace: 'instant',
    readers: 2,
    rateHz: 100,
    clientRateHz: undefined,
    causes: ['request'],
  });
  expect(conditionsOf(parseReport(JSON.stringify(readFixture('clients')))).clientRateHz).toBe(20);
});

it('finds no difference between equal conditions', () => {
  expect(findDifferences(baseline, baseline)).toEqual([]);
});

it.each([
  [
    { account: 'aws', pace: undefined },
    'the kind of account is aws in this drill, and was loopback in the baseline',
  ],
  [{ pace: 'typical' }, 'the pace is typical in this drill, and was instant in the baseline'],
  [{ readers: 1 }, 'the number of readers is 1 in this drill, and was 2 in the baseline'],
  [{ rateHz: 10 }, 'the rate of the probe, per second, is 10 in this drill, and was 100 in the baseline'],
  [{ causes: ['crash'] }, 'the cause is crash in this drill, and was request in the baseline'],
] satisfies [Partial<Conditions>, string][])('finds the difference %j', (changes, difference) => {
  expect(findDifferences({ ...baseline, ...changes }, baseline)).toEqual([difference]);
});

it('does not compare a condition that is not known', () => {
  expect(findDifferences({}, baseline)).toEqual([]);
});

it('accepts a drill that plays the cause of the baseline and others', () => {
  expect(findDifferences(conditionsOf(reportOfCauses()), { ...baseline, clientRateHz: 20 })).toEqual([]);
});
