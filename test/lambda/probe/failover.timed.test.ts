import { eventually } from 'aurora-loopback/testing/eventually';
import type { FrontedCluster } from 'aurora-loopback/testing/fronted-cluster';
import { createFrontedCluster } from 'aurora-loopback/testing/fronted-cluster';
import { useTemporaryFolder } from 'aurora-loopback/testing/temporary-folder';
import { PROBE_ROLE } from '../../../drill/run/prepare';
import type { LaneResult, ProbeResult } from '../../../lambda/probe/contract';
import { decodeTicks, expandRanges } from '../../support/probe/decode-ticks';
import { prepareCluster, startProbe } from '../../support/probe/fronted-probe';
import type { ProbeProcess } from '../../support/probe/probe-process';

describe('a probe in a separate process, during a failover of a cluster with two readers', () => {
  const folder = useTemporaryFolder();
  let lab: FrontedCluster;
  let probe: ProbeProcess | undefined;
  let result: ProbeResult;

  beforeAll(async () => {
    lab = await createFrontedCluster({ instances: 3, tokenUsers: [PROBE_ROLE] });
    await prepareCluster(lab);
  }, 60_000);

  afterAll(async () => {
    await probe?.close();
    await lab?.close();
  });

  it('logs in with tokens over verified TLS, completes its run and closes every connection', async () => {
    const event = { runId: 'failover', durationSeconds: 6, ledgerTimeoutSeconds: 10 };
    probe = await startProbe(lab, folder(), event);
    const client = await lab.connect('cluster');
    const written = 'SELECT count(*) > 50 AS enough FROM failover_lab.writes';
    await eventually(async () => (await client.query(written)).rows[0].enough, true);
    await client.end();
    await lab.cluster.failOver('db-2').done;
    result = await probe.result();
    await eventually(() => lab.front.connectionCount, 0);
  }, 60_000);

  it.each(['write-pool', 'write-fresh'])(
    '%s: the old writer acknowledges writes first, the new writer afterwards',
    (name) => {
      const members = decodeTicks(laneOf(name)).flatMap(({ answer }) =>
        answer.outcome === 'ok' ? [answer.member] : [],
      );
      expect(members[0]).toBe('db-1');
      expect(members.at(-1)).toBe('db-2');
      expect(members.lastIndexOf('db-1')).toBeLessThan(members.indexOf('db-2'));
    },
  );

  it.each(['write-pool', 'write-fresh'])(
    '%s: the ledger contains every acknowledged write and no failed one',
    (name) => {
      const { ledger } = result;
      if (ledger.state !== 'read') throw new Error(JSON.stringify(ledger));
      const found = expandRanges(ledger.lanes.find(({ lane }) => lane === name)?.found ?? []);
      const ticksThat = (...outcomes: string[]) =>
        decodeTicks(laneOf(name)).flatMap(({ answer }, tick) =>
          outcomes.includes(answer.outcome) ? [tick] : [],
        );
      expect(found).toEqual(expect.arrayContaining(ticksThat('ok')));
      expect(found.filter((tick) => ticksThat('failed', 'dropped').includes(tick))).toEqual([]);
      expect(ledger).toMatchObject({ member: 'db-2', foreignRows: 0 });
    },
  );

  it('the lag lanes report both roles of the two members that swap', () => {
    const rolesOf = (name: string) =>
      new Set(laneOf(name).answers.flatMap((answer) => (answer.outcome === 'ok' ? [answer.readOnly] : [])));
    expect(rolesOf('lag-db-1')).toEqual(new Set([false, true]));
    expect(rolesOf('lag-db-2')).toEqual(new Set([true, false]));
    expect(rolesOf('lag-db-3')).toEqual(new Set([true]));
  });

  it('the old writer closes the pool’s connections', () => {
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
