import { listLimits } from '../../../drill/report/limits';
import { readFixture } from '../../support/drill/report-fixture';

const { runs } = readFixture('held');

it("says first of a loopback account that the outage is PostgreSQL's on one machine", () => {
  expect(listLimits('loopback', runs)[0]).toMatch(/PostgreSQL on one machine/);
  expect(listLimits('aws', runs).join()).not.toMatch(/PostgreSQL/);
});

it('says of one failover that it is one', () => {
  expect(listLimits('aws', runs)[0]).toMatch(/^One failover is one value/);
  expect(listLimits('aws', [...runs, ...runs]).join()).not.toMatch(/One failover/);
});
