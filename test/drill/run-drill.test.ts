import type { DrillEvent } from '../../drill/run/events';
import type { DrillPlan } from '../../drill/run/plan';
import { runDrill } from '../../drill/run-drill';
import { plan } from '../support/drill/drill-plan';
import { InstantTime } from '../support/drill/instant-time';
import type { Script } from '../support/drill/scripted-account';
import { ScriptedAccount } from '../support/drill/scripted-account';

async function run(script: Script = {}, changes: Partial<DrillPlan> = {}) {
  const account = new ScriptedAccount(script);
  const time = new InstantTime();
  const events: DrillEvent[] = [];
  const listen = (event: DrillEvent) => events.push(event);
  const { signal } = new AbortController();
  const report = await runDrill(account.clients, { ...plan, ...changes }, listen, signal, time);
  return { account, time, events, report };
}

it('prepares the database, starts to measure, then requests the failover', async () => {
  const { account, time } = await run();
  expect(account.calls).toEqual([
    'look at the cluster',
    'execute DO $$',
    'execute GRANT rds_iam',
    'execute CREATE SCHEMA',
    'execute CREATE TABLE',
    'execute CREATE TABLE',
    'execute CREATE INDEX',
    'execute CREATE TABLE',
    'execute GRANT USAGE',
    'execute GRANT SELECT,',
    'look at the cluster',
    'invoke the-probe',
    'look for the signal',
    'see the signal',
    'invoke the-failover',
  ]);
  expect(account.events).toEqual([{ runId: 'run-1', durationSeconds: 8, rateHz: 100 }, {}]);
  expect(time.sleptMs).toEqual([150, 3_000]);
});

it('reports each step', async () => {
  const { events } = await run();
  expect(events.map(({ state }) => state)).toEqual([
    'found',
    'preparing',
    'opening',
    'measuring',
    'failing-over',
    'failed-over',
    'measured',
  ]);
  expect(events.at(-1)).toMatchObject({
    run: 1,
    findings: { verdict: 'held' },
    probe: { runId: 'simulated' },
  });
});

it('returns a report of the findings and the settings', async () => {
  const { report } = await run();
  expect(report).toMatchObject({
    schema: 2,
    account: 'loopback',
    verdict: 'held',
    plan: { stackName: 'AuroraFailoverLab', rateHz: 100, beforeSeconds: 3, afterSeconds: 5, repeat: 1 },
    environment: { region: 'eu-west-1', clusterIdentifier: 'lab', conditions: { pace: 'instant' } },
    summary: { n: 1 },
    runs: [
      {
        members: [
          { identifier: 'lab-1', instanceClass: 'db.serverless', promotionTier: 1 },
          { identifier: 'lab-2' },
        ],
      },
    ],
  });
  expect(report.runs[0]?.members[0]).not.toHaveProperty('isWriter');
});

it('lets the clients write during each run, each run with another one first, and reports them', async () => {
  const clients = { names: ['a', 'b', 'c'], rateHz: 20, deadlineMs: 30_000, judged: ['c'] };
  const { account, events, report } = await run({}, { clients, repeat: 2 });
  expect(account.events.filter((event) => 'runId' in (event as object))).toEqual([
    expect.objectContaining({ clients: ['a', 'b', 'c'], clientRateHz: 20, clientDeadlineMs: 30_000 }),
    expect.objectContaining({ clients: ['b', 'c', 'a'], clientRateHz: 20, clientDeadlineMs: 30_000 }),
  ]);
  expect(events.filter(({ state }) => state === 'failing-over')).toEqual([
    { state: 'failing-over', run: 1, cause: 'request', afterSeconds: 5, clientDeadlineMs: 30_000 },
    { state: 'failing-over', run: 2, cause: 'request', afterSeconds: 5, clientDeadlineMs: 30_000 },
  ]);
  expect(report.plan).toMatchObject({ clients: ['a', 'b', 'c'], clientRateHz: 20, clientDeadlineMs: 30_000 });
  expect(report.budgets).toMatchObject({ judgedClients: ['c'] });
});

describe('more clients than the processors of a loopback account can run', () => {
  const names = ['a', 'b', 'c', 'd'];
  const clients = { names, processors: 1, rateHz: 20, deadlineMs: 30_000, judged: ['a', 'd'] };
  const budgets = { maxLost: 0, maxClientErrors: 0 };
  const clientsOf = (account: ScriptedAccount) =>
    account.events.flatMap((event) => (event as { clients?: string[] }).clients?.join() ?? []);

  it('are measured in groups, one failover each, and every group as often as planned', async () => {
    const { account, events, report } = await run({}, { clients, repeat: 2 });
    expect(clientsOf(account)).toEqual(['a,b', 'c,d', 'b,a', 'd,c']);
    expect(events.filter(({ state }) => state === 'grouped')).toEqual([
      { state: 'grouped', clients: 4, processors: 1, groups: 2, runs: 4 },
    ]);
    expect(report.plan).toMatchObject({
      clients: names,
      clientGroups: [
        ['a', 'b'],
        ['c', 'd'],
      ],
      processors: 1,
      repeat: 2,
    });
  });

  it('are judged only by the runs of their group', async () => {
    const { report } = await run({}, { clients, budgets });
    // The scripted probe has no results of clients.
    expect(report.runs.map(({ reasons }) => reasons)).toEqual([
      ['client a: the run has no result of it'],
      ['client d: the run has no result of it'],
    ]);
    expect(report.budgets).toMatchObject({ judgedClients: ['a', 'd'] });
  });

  it('are measured at once on AWS', async () => {
    const { account, events, report } = await run({ kind: 'aws' }, { clients });
    expect(clientsOf(account)).toEqual(['a,b,c,d']);
    expect(events.map(({ state }) => state)).not.toContain('grouped');
    expect(report.plan).not.toHaveProperty('clientGroups');
  });

  it('are measured at once if the cause can be played only once, with a warning', async () => {
    const { account, events } = await run({}, { clients, targetInstanceIdentifier: 'lab-2' });
    expect(clientsOf(account)).toEqual(['a,b,c,d']);
    expect(events.filter(({ state }) => state === 'warning' || state === 'grouped')).toEqual([
      { state: 'warning', run: 1, text: expect.stringMatching(/^4 clients on 1 processor are measured at/) },
    ]);
  });
});

it('passes the target to the failover function', async () => {
  const { account } = await run({}, { targetInstanceIdentifier: 'lab-2' });
  expect(account.events[1]).toEqual({ targetInstanceIdentifier: 'lab-2' });
});

it('repeats the measurement with a new run ID, each time after all members are available again', async () => {
  const up = { 'lab-1': 'available', 'lab-2': 'available' };
  const { account, events, report } = await run(
    {
      looks: [
        {},
        {},
        { status: 'failing-over', writer: 'lab-2', instances: { ...up, 'lab-1': 'rebooting' } },
        { writer: 'lab-2', instances: { ...up, 'lab-1': 'rebooting' } },
        { writer: 'lab-2', instances: { ...up, 'lab-1': 'rebooting' } },
        { writer: 'lab-2', instances: up },
      ],
    },
    { repeat: 2 },
  );
  expect(report.runs).toHaveLength(2);
  expect(account.events.filter((event) => 'runId' in (event as object))).toEqual([
    expect.objectContaining({ runId: 'run-1' }),
    expect.objectContaining({ runId: 'run-2' }),
  ]);
  expect(events.filter(({ state }) => state === 'waiting')).toEqual([
    { state: 'waiting', run: 2, seen: 'cluster is failing-over, lab-1 is rebooting' },
    { state: 'waiting', run: 2, seen: 'lab-1 is rebooting' },
  ]);
});

it('waits for a paused database to resume', async () => {
  const resuming = Object.assign(new Error('resuming'), { name: 'DatabaseResumingException' });
  const { report, time } = await run({
    statement: (_, count) => {
      if (count <= 3) throw resuming;
    },
  });
  expect(report.verdict).toBe('held');
  expect(time.sleptMs.filter((ms) => ms === 2_000)).toHaveLength(3);
});
