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

it('a report with clients states what a client cannot show, and that the ledger covers the clients', () => {
  const limits = listLimits('loopback', readFixture('clients').runs).join(' ');
  expect(limits).toMatch(/the writes of the probe and of the clients only/);
  expect(limits).toMatch(/"0 duplicated" .* does not show that its retries are safe/);
  expect(listLimits('loopback', runs).join(' ')).not.toMatch(/client/);
});

it('only a loopback account with clients states that its broken connections are always reset', () => {
  const { runs: withClients } = readFixture('clients');
  expect(listLimits('loopback', withClients).join(' ')).toMatch(/always reset.*packets may be lost/);
  expect(listLimits('aws', withClients).join(' ')).not.toMatch(/reset/);
  expect(listLimits('loopback', runs).join(' ')).not.toMatch(/reset/);
});
