import { createSimulatedCluster, instance } from '../support/aurora/simulated-cluster';

describe('a cluster', () => {
  it('reboots a writer in place', async () => {
    const { cluster, run, newEvents, until, statuses } = await createSimulatedCluster(2);
    const reboot = cluster.rebootInstance('i1');
    expect(cluster.member('i1').status).toBe('rebooting');
    await run(reboot);
    await until(() => statuses().every((status) => status === 'available'));
    expect(cluster.writer?.identifier).toBe('i1');
    expect(newEvents()).toEqual(['i1: RDS-EVENT-0004', 'i1: RDS-EVENT-0006']);
  });

  it('reboots a reader, and does not promote it during the reboot', async () => {
    const { cluster, until, statuses } = await createSimulatedCluster(2);
    cluster.rebootInstance('i2');
    expect(() => cluster.failOver('i2')).toThrow('Instance i2 should be in valid state for failover.');
    await until(() => statuses().every((status) => status === 'available'));
  });

  it('stops and starts with its data', async () => {
    const { clock, cluster, database, run, statuses, until, newEvents } = await createSimulatedCluster(2);
    await clock.run(database('i1').write(1));
    const stop = cluster.stop();
    expect(cluster.status).toBe('stopping');
    await run(stop);
    expect(statuses()).toEqual(['stopped', 'stopped', 'stopped']);
    expect(cluster.connectionTarget('cluster').state).toBe('closed');
    expect(() => cluster.failOver()).toThrow('DB cluster orders is in status stopped');
    const start = cluster.start();
    expect(cluster.status).toBe('starting');
    await run(start);
    await until(() => statuses().every((status) => status === 'available'));
    expect(cluster.writer?.identifier).toBe('i1');
    expect(database('i1').log).toContain(1);
    const ofCluster = newEvents().filter((event) => event.startsWith('orders'));
    expect(ofCluster).toEqual(['orders: RDS-EVENT-0150', 'orders: RDS-EVENT-0151']);
  });

  it('stops and starts without an instance, and accepts instances afterwards', async () => {
    const { cluster, run, statuses } = await createSimulatedCluster(0);
    await run(cluster.stop());
    await run(cluster.start());
    const added = [instance(1), instance(2)].map((spec) => cluster.addInstance(spec).done);
    await run(Promise.all(added));
    expect(statuses()).toEqual(['available', 'available', 'available']);
  });

  it('starts only when it is stopped', async () => {
    const { cluster } = await createSimulatedCluster(1);
    expect(() => cluster.start()).toThrow('expected it to be one of stopped');
  });
});
