import { createSimulatedCluster } from '../support/aurora/simulated-cluster';

describe('the deletion of a cluster', () => {
  it('is refused while it has instances that are not being deleted', async () => {
    const { cluster, statuses } = await createSimulatedCluster(1);
    expect(() => cluster.delete()).toThrow(
      'Cluster cannot be deleted, it still contains DB instances in non-deleting state.',
    );
    expect(statuses()).toEqual(['available', 'available']);
  });

  it('waits for instances that are being deleted, then removes everything', async () => {
    const { cluster, run, world, newEvents } = await createSimulatedCluster(3);
    for (const { identifier } of cluster.members) cluster.removeInstance(identifier);
    const deletion = cluster.delete();
    expect(cluster.status).toBe('deleting');
    expect(cluster.delete()).toBe(deletion);
    await run(deletion);
    expect(newEvents().at(-1)).toBe('orders: RDS-EVENT-0171');
    expect(world.volumes.size).toBe(0);
  });
});

describe('closing a cluster', () => {
  it.each([0, 1, 3, 6, 10, 15, 25, 50])(
    'stops every server and ends the failover when called %d ms into a failover',
    async (afterMs) => {
      const { clock, cluster, run, world } = await createSimulatedCluster(3);
      const failover = cluster.failOver().done.catch(() => 'ended');
      await clock.run(clock.sleep(afterMs));
      await Promise.all([run(cluster.close()), failover]);
      expect(world.databases.filter(({ isAlive }) => isAlive)).toEqual([]);
      expect(world.volumes.size).toBe(0);
    },
  );

  it.each([0, 2, 5, 9, 20])('stops every server when called %d ms after the writer died', async (afterMs) => {
    const { clock, cluster, database, run, world } = await createSimulatedCluster(3);
    database('i1').crash();
    await clock.run(clock.sleep(afterMs));
    await run(cluster.close());
    await clock.run(clock.sleep(1_000));
    expect(world.databases.filter(({ isAlive }) => isAlive)).toEqual([]);
    expect(world.volumes.size).toBe(0);
  });

  it('makes the cluster refuse every later call', async () => {
    const { cluster, run } = await createSimulatedCluster(2);
    await run(cluster.close());
    for (const call of [() => cluster.failOver(), () => cluster.stop(), () => cluster.removeInstance('i2')]) {
      expect(call).toThrow(expect.objectContaining({ code: 'InvalidDBClusterState' }));
    }
  });

  it('can be requested twice, and while the cluster is being created', async () => {
    const { cluster, run, world } = await createSimulatedCluster(0);
    const creation = cluster.addInstance({
      identifier: 'i1',
      instanceClass: 'db.r7g.large',
      availabilityZone: 'za',
    });
    await run(Promise.all([cluster.close(), cluster.close()]));
    await expect(creation.done).rejects.toThrow();
    expect(world.databases.filter(({ isAlive }) => isAlive)).toEqual([]);
    expect(world.volumes.size).toBe(0);
  });
});
