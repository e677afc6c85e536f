import { PACES } from '../../aurora/pace';
import type { SimulatedCluster } from '../support/aurora/simulated-cluster';
import { createSimulatedCluster } from '../support/aurora/simulated-cluster';

type Endpoint = Parameters<SimulatedCluster['cluster']['connectionTarget']>[0];

function leadsTo({ cluster }: SimulatedCluster, endpoint: Endpoint): string {
  const target = cluster.connectionTarget(endpoint);
  return target.state === 'member' ? target.member.identifier : target.reason;
}

describe('the endpoints of a cluster', () => {
  it('lead to the writer, to the readers in turn, and to each instance', async () => {
    const simulated = await createSimulatedCluster(3);
    expect(leadsTo(simulated, 'cluster')).toBe('i1');
    const turns = Array.from({ length: 4 }, () => leadsTo(simulated, 'reader'));
    expect(turns).toEqual(['i2', 'i3', 'i2', 'i3']);
    expect(leadsTo(simulated, { instance: 'I3' })).toBe('i3');
    expect(leadsTo(simulated, { instance: 'i4' })).toBe('The cluster has no instance i4.');
  });

  it('include the reader endpoint, which leads to the writer when the cluster has no reader', async () => {
    expect(leadsTo(await createSimulatedCluster(1), 'reader')).toBe('i1');
  });

  it('accept no connections for the writer from when the old writer is fenced until they lead to the new writer', async () => {
    const simulated = await createSimulatedCluster(2);
    const { cluster, changes, run, until } = simulated;
    const failover = cluster.failOver();
    await until(() => changes.some(({ what }) => what === 'closing i1'));
    expect(leadsTo(simulated, 'cluster')).toBe(
      'Instance i1 accepts no connections; its status is rebooting.',
    );
    await run(failover);
    expect(leadsTo(simulated, 'cluster')).toBe('i2');
  });

  it('report every change that affects connections, in order', async () => {
    const { cluster, changes, run } = await createSimulatedCluster(3);
    await run(cluster.failOver());
    expect(changes.map(({ what }) => what)).toEqual([
      'closing i1',
      'promoted i2',
      'left-reader-endpoint i2',
      'endpoint-switched i2',
      'opened i1',
    ]);
  });
});

describe('a failover at a given pace', () => {
  it('keeps the cluster endpoint on the demoted writer and the reader endpoint on the new writer for a time', async () => {
    const pace = { ...PACES.instant, staleClusterEndpointMs: 5_000, staleReaderEndpointMs: 3_000 };
    const simulated = await createSimulatedCluster(2, { pace });
    const { cluster, changes, run, until, clock } = simulated;
    const failover = cluster.failOver();
    await until(() => changes.some(({ what }) => what === 'opened i1'));
    expect(cluster.writer?.identifier).toBe('i2');
    expect(leadsTo(simulated, 'cluster')).toBe('i1');
    expect(new Set([leadsTo(simulated, 'reader'), leadsTo(simulated, 'reader')])).toEqual(
      new Set(['i1', 'i2']),
    );
    await run(failover);
    expect(leadsTo(simulated, 'cluster')).toBe('i2');
    expect(leadsTo(simulated, 'reader')).toBe('i1');
    const at = (wanted: string) => changes.find(({ what }) => what === wanted)?.atMs ?? Number.NaN;
    expect(at('endpoint-switched i2') - at('promoted i2')).toBe(5_000);
    expect(at('left-reader-endpoint i2') - at('promoted i2')).toBe(3_000);
    expect(clock.nowMs()).toBeGreaterThanOrEqual(at('endpoint-switched i2'));
  });

  it('delays the promotion and the return to available', async () => {
    const pace = { ...PACES.instant, promotionMs: 7_000, availableMs: 20_000 };
    const { cluster, changes, run, clock } = await createSimulatedCluster(2, { pace });
    await run(cluster.failOver());
    const at = (wanted: string) => changes.find(({ what }) => what === wanted)?.atMs ?? Number.NaN;
    expect(at('promoted i2') - at('closing i1')).toBeGreaterThanOrEqual(7_000);
    expect(at('promoted i2') - at('closing i1')).toBeLessThan(7_200);
    expect(clock.nowMs() - at('endpoint-switched i2')).toBeGreaterThanOrEqual(20_000);
  });

  it('adds no delay at the pace instant, and one to two minutes at the pace slow', () => {
    const { crashRecoveryMs, ...durations } = PACES.instant;
    const values = Object.values({ ...durations, ...crashRecoveryMs });
    expect(values.filter((value) => typeof value === 'number' && value !== 0)).toEqual([]);
    const { detectionMs, promotionMs, staleClusterEndpointMs } = PACES.slow;
    const outageMs = detectionMs + promotionMs + staleClusterEndpointMs;
    expect(outageMs).toBeGreaterThanOrEqual(60_000);
    expect(outageMs).toBeLessThanOrEqual(120_000);
  });
});
