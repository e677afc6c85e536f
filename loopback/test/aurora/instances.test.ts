import { AuroraCluster } from '../../aurora/cluster';
import { EventLog } from '../../aurora/event-log';
import { PACES } from '../../aurora/pace';
import { SeededRandom } from '../../testing/seeded-random';
import { createSimulatedCluster, instance } from '../support/aurora/simulated-cluster';
import { SimulatedWorld } from '../support/aurora/simulated-world';
import { VirtualClock } from '../support/virtual-clock';

describe('the instances of a cluster', () => {
  it('are added while the cluster runs, with the writer’s data', async () => {
    const { clock, cluster, database, run, newEvents } = await createSimulatedCluster(1);
    await clock.run(database('i1').write(1));
    const { member, done } = cluster.addInstance(instance(2));
    expect(member.status).toBe('creating');
    await run(done);
    expect(member).toMatchObject({ status: 'available', role: 'reader', promotionTier: 1 });
    expect(database('i2').log).toEqual(database('i1').log);
    expect(newEvents()).toEqual(['i2: RDS-EVENT-0005']);
  });

  it('are limited to 16, each with a different name', async () => {
    const { cluster } = await createSimulatedCluster(16);
    expect(() => cluster.addInstance(instance(17))).toThrow(
      expect.objectContaining({ code: 'InstanceQuotaExceeded' }),
    );
    const small = await createSimulatedCluster(1);
    expect(() => small.cluster.addInstance(instance(1, { identifier: 'I1' }))).toThrow(
      expect.objectContaining({ code: 'DBInstanceAlreadyExists' }),
    );
  });

  it('are removed without a failover if they are readers', async () => {
    const { cluster, run, newEvents, world } = await createSimulatedCluster(2);
    const removal = cluster.removeInstance('i2');
    expect(cluster.member('i2').status).toBe('deleting');
    expect(() => cluster.removeInstance('i2')).toThrow('Instance i2 is already being deleted.');
    await run(removal);
    expect(cluster.members.map(({ identifier }) => identifier)).toEqual(['i1']);
    expect(newEvents()).toEqual(['i2: RDS-EVENT-0003']);
    expect(world.volumes.size).toBe(1);
  });

  it('are removed after a failover if they are the writer', async () => {
    const { cluster, run, newEvents } = await createSimulatedCluster(3);
    await run(cluster.removeInstance('i1'));
    expect(cluster.writer?.identifier).toBe('i2');
    expect(newEvents()).toEqual([
      'orders: RDS-EVENT-0073',
      'i1: RDS-EVENT-0004',
      'i2: RDS-EVENT-0006',
      'i2: RDS-EVENT-0385',
      'orders: RDS-EVENT-0071',
      'i1: RDS-EVENT-0003',
    ]);
  });

  it('can all be removed, and an instance added later has the cluster’s data', async () => {
    const { clock, cluster, database, run, statuses } = await createSimulatedCluster(3);
    await clock.run(database('i1').write(7));
    const removals = ['i1', 'i2', 'i3'].map((identifier) => cluster.removeInstance(identifier).done);
    await run(Promise.all(removals));
    expect(statuses()).toEqual(['available']);
    expect(cluster.connectionTarget('cluster')).toEqual({
      state: 'closed',
      reason: 'The cluster has no writer.',
    });
    await run(cluster.addInstance(instance(4)));
    expect(cluster.writer?.identifier).toBe('i4');
    expect(database('i4').log).toContain(7);
  });

  it('are all created if several are requested before the first instance exists', async () => {
    const { cluster, run } = await createSimulatedCluster(0);
    const added = [1, 2, 3].map((number) => cluster.addInstance(instance(number)).done);
    await run(Promise.all(added));
    expect(cluster.members.map(({ role }) => role)).toEqual(['writer', 'reader', 'reader']);
  });

  it('share a volume that is prepared only once, on the first writer', async () => {
    const prepared: string[] = [];
    const { cluster, run } = await createSimulatedCluster(2, {
      prepareVolume: async ({ socketPath }) => {
        prepared.push(socketPath);
      },
    });
    await run(Promise.all(['i1', 'i2'].map((identifier) => cluster.removeInstance(identifier).done)));
    await run(cluster.addInstance(instance(3)));
    expect(prepared).toEqual(['/simulated/i1']);
  });

  it('fail if the volume cannot be prepared; the next instance prepares it again', async () => {
    let attempts = 0;
    const { cluster, run } = await createSimulatedCluster(0, {
      prepareVolume: async () => {
        if (++attempts === 1) throw new Error('no room');
      },
    });
    const [first, ...others] = [1, 2, 3].map((number) => cluster.addInstance(instance(number)));
    await expect(run(first?.done ?? Promise.resolve())).rejects.toThrow('no room');
    expect(cluster.member('i1').status).toBe('failed');
    await run(Promise.all(others.map(({ done }) => done)));
    expect(cluster.writer?.identifier).toBe('i2');
    await run(cluster.removeInstance('i1'));
    expect(cluster.members.map(({ status }) => status)).toEqual(['available', 'available']);
  });

  it('fail if the volume cannot be created, and can be deleted with their cluster', async () => {
    const clock = new VirtualClock();
    const world = new SimulatedWorld(clock, new SeededRandom(1));
    world.createVolume = () => Promise.reject(new Error('no room'));
    const cluster = AuroraCluster.create(
      { identifier: 'orders', engineVersion: '17.9', port: 5432, instances: [instance(1)] },
      { engine: world, clock, pace: PACES.instant, events: new EventLog(), log: () => {} },
    );
    await expect(clock.run(cluster.ready.done)).rejects.toThrow('no room');
    expect([cluster.status, cluster.member('i1').status]).toEqual(['available', 'failed']);
    await clock.run(cluster.removeInstance('i1').done);
    await clock.run(cluster.delete().done);
    expect(world.volumes.size).toBe(0);
  });

  it('change their promotion tier at once', async () => {
    const { cluster, run, newEvents } = await createSimulatedCluster(2);
    await run(cluster.modifyInstance('i2', { promotionTier: 0 }));
    expect(cluster.member('i2').promotionTier).toBe(0);
    expect(newEvents()).toEqual([]);
  });
});
