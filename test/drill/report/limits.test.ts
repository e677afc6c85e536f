import { listLimits } from '../../../drill/report/limits';
import { readFixture } from '../../support/drill/report-fixture';

const { runs } = readFixture('held');

it('the first limit of a loopback account is that the cluster was PostgreSQL on one machine', () => {
  expect(listLimits('loopback', runs)[0]).toMatch(/PostgreSQL on one machine/);
  expect(listLimits('aws', runs).join()).not.toMatch(/PostgreSQL/);
});

it('a report of one failover states that one failover is one value', () => {
  expect(listLimits('aws', runs)[0]).toMatch(/^One failover is one value/);
  expect(listLimits('aws', [...runs, ...runs]).join()).not.toMatch(/One failover/);
});
