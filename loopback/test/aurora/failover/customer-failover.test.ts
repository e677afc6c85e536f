import { createSimulatedCluster, instance } from '../../support/aurora/simulated-cluster';

describe('a requested failover', () => {
  it('sets the status to failing-over at once, and to available at its end', async () => {
    const { cluster, run, statuses } = await createSimulatedCluster(3);
    const failover = cluster.failOver();
    expect(cluster.status).toBe('failing-over');
    expect(await run(failover)).toEqual({ state: 'completed', previousWriter: 'i1', newWriter: 'i2' });
    expect(statuses()).toEqual(['available', 'available', 'available', 'available']);
    expect(cluster.members.map(({ role }) => role)).toEqual(['reader', 'writer', 'reader']);
  });

  it('is recorded in RDS events', async () => {
    const { cluster, run, newEvents } = await createSimulatedCluster(3);
    await run(cluster.failOver('i3'));
    expect(newEvents()).toEqual([
      'orders: RDS-EVENT-0073',
      'i1: RDS-EVENT-0004',
      'i3: RDS-EVENT-0006',
      'i1: A new writer was promoted. Restarting database as a reader.',
      'i3: RDS-EVENT-0385',
      'orders: RDS-EVENT-0071',
      'i1: RDS-EVENT-0006',
    ]);
  });

  it('within one zone is recorded as a same-AZ failover', async () => {
    const instances = [instance(1), instance(2, { availabilityZone: 'za' })];
    const { cluster, run, newEvents } = await createSimulatedCluster(0, { instances });
    await run(cluster.failOver());
    expect(newEvents()[0]).toBe('orders: RDS-EVENT-0072');
  });

  it('promotes the reader of the lowest tier unless another is named', async () => {
    const instances = [instance(1), instance(2), instance(3, { promotionTier: 0 })];
    const { cluster, run } = await createSimulatedCluster(0, { instances });
    await run(cluster.failOver());
    expect(cluster.writer?.identifier).toBe('i3');
    await run(cluster.failOver('I2'));
    expect(cluster.writer?.identifier).toBe('i2');
  });

  it('is refused during another failover', async () => {
    const { cluster, run } = await createSimulatedCluster(3);
    const first = cluster.failOver();
    expect(() => cluster.failOver()).toThrow(expect.objectContaining({ code: 'InvalidDBClusterState' }));
    await run(first);
  });

  it('fails and restarts the old writer if no reader is known to have every write', async () => {
    const { cluster, run, database, newEvents, statuses } = await createSimulatedCluster(2);
    const failover = cluster.failOver();
    database('i2').crash();
    expect(await run(failover)).toEqual({
      state: 'failed',
      writer: 'i1',
      reason: 'Acknowledged writes may be on i2 only, which did not answer.',
    });
    expect(cluster.writer?.identifier).toBe('i1');
    expect(statuses()[0]).toBe('available');
    expect(newEvents().filter((event) => event.startsWith('orders'))).toEqual([
      'orders: RDS-EVENT-0073',
      'orders: RDS-EVENT-0070',
      'orders: RDS-EVENT-0069',
    ]);
  });

  it('promotes another reader when the named one dies after the readers’ logs were compared', async () => {
    const { cluster, run, database, lines, until, statuses } = await createSimulatedCluster(3);
    const failover = cluster.failOver('i2');
    await until(() => lines.some((line) => line.includes('surveying → promoting')));
    database('i2').crash();
    expect(await run(failover)).toEqual({ state: 'completed', previousWriter: 'i1', newWriter: 'i3' });
    expect(statuses()).toEqual(['available', 'available', 'available', 'available']);
  });
});
