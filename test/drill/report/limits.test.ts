import { listLimits } from '../../../drill/report/limits';
import type { CauseName } from '../../../drill/report-format/cause';
import { CAUSE_NAMES } from '../../../drill/report-format/cause';
import { groupedReport } from '../../support/drill/grouped-report';
import { readFixture } from '../../support/drill/report-fixture';

const { runs } = readFixture('held');

const played = (all: typeof runs, name: CauseName) =>
  all.map((run) => ({ ...run, cause: { ...run.cause, name } }));

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

it('only a report of a loopback account with clients states that broken connections were reset, unless a cause made some silent', () => {
  const { runs: withClients } = readFixture('clients');
  expect(listLimits('loopback', withClients).join(' ')).toMatch(/was reset.*packets may be lost/);
  expect(listLimits('loopback', played(withClients, 'zone-outage')).join(' ')).not.toMatch(/was reset/);
  expect(listLimits('aws', withClients).join(' ')).not.toMatch(/reset/);
  expect(listLimits('loopback', runs).join(' ')).not.toMatch(/reset/);
});

it('the limits of a cause are stated only if it was played', () => {
  const limitsOf = (account: 'aws' | 'loopback', ...names: CauseName[]) =>
    listLimits(
      account,
      names.flatMap((name) => played(runs, name)),
    ).join(' ');
  expect(limitsOf('aws', 'request')).toMatch(/A requested failover starts at once/);
  expect(limitsOf('aws', 'crash')).not.toMatch(/requested failover/);
  expect(limitsOf('aws', 'zone-outage')).toMatch(/does not show how Aurora detects the loss of a zone/);
  expect(limitsOf('aws', 'patch')).not.toMatch(/the version at hand/);
  expect(limitsOf('loopback', 'patch')).toMatch(/the version at hand serves every version/);
  expect(limitsOf('aws', ...CAUSE_NAMES)).toMatch(/^One run is one value/);
});

it('a report whose clients were measured in groups states that their failovers differ', () => {
  const limit = expect.stringMatching(/^The clients were measured in groups/);
  expect(groupedReport([['pg-query'], ['pg-client']]).limits).toContainEqual(limit);
  expect(readFixture('clients-repeated').limits).not.toContainEqual(limit);
});
