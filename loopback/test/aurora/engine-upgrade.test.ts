import { createSimulatedCluster } from '../support/aurora/simulated-cluster';

describe('a minor version upgrade', () => {
  it('restarts all instances together; the writer stays the writer', async () => {
    const { clock, cluster, database, run, newEvents, changes, statuses } = await createSimulatedCluster(3, {
      engineVersion: '17.5',
    });
    await clock.run(database('i1').write(1));
    const upgrade = cluster.upgrade('17.9');
    expect(statuses()).toEqual(['upgrading', 'upgrading', 'upgrading', 'upgrading']);
    expect(cluster.engineVersion).toBe('17.5');
    await run(upgrade);
    expect(statuses()).toEqual(['available', 'available', 'available', 'available']);
    expect(cluster.engineVersion).toBe('17.9');
    expect(cluster.writer?.identifier).toBe('i1');
    const closed = changes.map(({ what }) => what).slice(0, 3);
    expect(closed.sort()).toEqual(['closing i1', 'closing i2', 'closing i3']);
    const events = newEvents();
    const ofCluster = events.filter((event) => event.startsWith('orders'));
    expect(ofCluster).toEqual(
      ['0177', '0286', '0290', '0173'].map((number) => `orders: RDS-EVENT-${number}`),
    );
    for (const identifier of ['i1', 'i2', 'i3']) {
      expect(events.filter((event) => event.startsWith(identifier))).toEqual([
        `${identifier}: RDS-EVENT-0004`,
        `${identifier}: RDS-EVENT-0006`,
      ]);
    }
    expect(cluster.events.all.find(({ id }) => id === 'RDS-EVENT-0290')?.message).toBe(
      'Database cluster has been patched: source version 17.5 => 17.9',
    );
    expect(database('i1').log).toContain(1);
  });

  it('changes the version of a cluster without instances', async () => {
    const { cluster, run } = await createSimulatedCluster(0, { engineVersion: '17.5' });
    await run(cluster.upgrade('17.9'));
    expect([cluster.status, cluster.engineVersion]).toEqual(['available', '17.9']);
  });

  it('is refused unless every instance is available', async () => {
    const { cluster, run } = await createSimulatedCluster(2);
    const upgrade = cluster.upgrade('17.9');
    expect(() => cluster.upgrade('17.9')).toThrow('is in status upgrading');
    await run(upgrade);
  });
});
