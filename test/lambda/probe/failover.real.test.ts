import { setTimeout as sleep } from 'node:timers/promises';
import type { LaneResult, ProbeResult } from '../../../lambda/probe/contract';
import { eventually } from '../../support/eventually';
import type { FrontedCluster } from '../../support/fronted-cluster';
import { createFrontedCluster } from '../../support/fronted-cluster';
import { PROBE_ROLE, prepareDatabase } from '../../support/probe/prepared-database';
import { ProbeProcess } from '../../support/probe/probe-process';
import { expandRanges, spellOut } from '../../support/probe/spelt-out';
import { useTemporaryFolder } from '../../support/temporary-folder';

describe('a probe in a process of its own, across a failover of a cluster with two readers', () => {
  const folder = useTemporaryFolder();
  let lab: FrontedCluster;
  let probe: ProbeProcess | undefined;
  let result: ProbeResult;

  beforeAll(async () => {
    lab = await createFrontedCluster({ instances: 3 });
    const client = await lab.connect('cluster');
    await prepareDatabase(client);
    await client.end();
  }, 60_000);

  afterAll(async () => {
    await probe?.close();
    await lab?.close();
  });

  it('logs in by tokens over verified TLS, runs, and leaves no connection', async () => {
    const { front, authority, cluster } = lab;
    const instances = cluster.members.map(({ identifier }) => front.host({ instance: identifier }));
    const env = {
      DATABASE_NAME: 'shop',
      DATABASE_PORT: String(front.port),
      DATABASE_USER: PROBE_ROLE,
      WRITER_ENDPOINT: front.host('cluster'),
      READER_ENDPOINT: front.host('reader'),
      INSTANCE_ENDPOINTS: instances.join(','),
    };
    const event = { runId: 'failover', durationSeconds: 5, ledgerTimeoutSeconds: 10 };
    probe = await ProbeProcess.start(folder(), authority.certificate, env, event);
    await eventually(() => probe?.has('begun'), true, 10_000);
    await sleep(1_500);
    await cluster.failOver('db-2').done;
    const outcome = await probe.outcome;
    expect(outcome.error).toBeUndefined();
    await eventually(() => front.connectionCount, 0);
    result = outcome.result as ProbeResult;
  }, 60_000);

  it.each(['write-pool', 'write-fresh'])('%s: writes went to the old writer, then to the new one', (name) => {
    const members = spellOut(laneOf(name)).flatMap(({ answer }) =>
      answer.outcome === 'ok' ? [answer.member] : [],
    );
    expect(members[0]).toBe('db-1');
    expect(members.at(-1)).toBe('db-2');
    expect(members.lastIndexOf('db-1')).toBeLessThan(members.indexOf('db-2'));
  });

  it.each(['write-pool', 'write-fresh'])(
    '%s: no acknowledged write is lost, no failed one is there',
    (name) => {
      const { ledger } = result;
      if (ledger.state !== 'read') throw new Error(JSON.stringify(ledger));
      const found = expandRanges(ledger.lanes.find(({ lane }) => lane === name)?.found ?? []);
      const ticksThat = (...outcomes: string[]) =>
        spellOut(laneOf(name)).flatMap(({ answer }, tick) =>
          outcomes.includes(answer.outcome) ? [tick] : [],
        );
      expect(found).toEqual(expect.arrayContaining(ticksThat('ok')));
      expect(found.filter((tick) => ticksThat('failed', 'dropped').includes(tick))).toEqual([]);
      expect(ledger).toMatchObject({ member: 'db-2', foreignRows: 0 });
    },
  );

  it('both interruptions and roles show on the lanes of the instances', () => {
    const rolesOf = (name: string) =>
      new Set(laneOf(name).answers.flatMap((answer) => (answer.outcome === 'ok' ? [answer.readOnly] : [])));
    expect(rolesOf('lag-db-1')).toEqual(new Set([false, true]));
    expect(rolesOf('lag-db-2')).toEqual(new Set([true, false]));
    expect(rolesOf('lag-db-3')).toEqual(new Set([true]));
  });

  it('the pool’s connections to the old writer were ended by it', () => {
    const { connections = [] } = laneOf('write-pool');
    const old = connections.filter(({ member }) => member === 'db-1');
    expect(old.length).toBeGreaterThanOrEqual(10);
    expect(new Set(old.map(({ closedBy }) => closedBy))).toEqual(new Set(['peer']));
  });

  function laneOf(name: string): LaneResult {
    const lane = result.lanes.find((candidate) => candidate.name === name);
    if (!lane) throw new Error(`no lane ${name}`);
    return lane;
  }
});
