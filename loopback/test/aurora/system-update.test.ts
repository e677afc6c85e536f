import { createSimulatedCluster } from '../support/aurora/simulated-cluster';

/** Events of an instance that restarts for the update. */
const patched = (identifier: string) =>
  ['0026', '0004', '0006', '0027', '0047'].map((number) => `${identifier}: RDS-EVENT-${number}`);

describe('an update of the operating system', () => {
  it('restarts the readers one by one, then fails over, then the old writer is a reader', async () => {
    const { clock, cluster, database, run, newEvents, changes, statuses } = await createSimulatedCluster(3);
    await clock.run(database('i1').write(1));
    const update = cluster.applySystemUpdate();
    expect(cluster.status).toBe('maintenance');
    expect(() => cluster.failOver()).toThrow('is in status maintenance');
    await run(update);
    expect(statuses()).toEqual(['available', 'available', 'available', 'available']);
    expect(cluster.writer?.identifier).toBe('i2');
    expect(database('i2').log).toContain(1);
    expect(newEvents()).toEqual([
      ...['0287', '0288', '0386', '0388'].map((number) => `orders: RDS-EVENT-${number}`),
      ...patched('i2'),
      'orders: RDS-EVENT-0388',
      ...patched('i3'),
      'orders: RDS-EVENT-0388',
      'i1: RDS-EVENT-0026',
      'orders: RDS-EVENT-0073',
      'i1: RDS-EVENT-0004',
      'i2: RDS-EVENT-0006',
      'i1: A new writer was promoted. Restarting database as a reader.',
      'i2: RDS-EVENT-0385',
      'orders: RDS-EVENT-0071',
      'i1: RDS-EVENT-0006',
      'i1: RDS-EVENT-0027',
      'i1: RDS-EVENT-0047',
      'orders: RDS-EVENT-0289',
    ]);
    const restarts = changes.map(({ what }) => what).filter((what) => /^(closing|opened)/.test(what));
    expect(restarts.slice(0, 5)).toEqual([
      'closing i2',
      'opened i2',
      'closing i3',
      'opened i3',
      'closing i1',
    ]);
  });

  it('restarts a writer without readers in place', async () => {
    const { cluster, run, newEvents, statuses } = await createSimulatedCluster(1);
    await run(cluster.applySystemUpdate());
    expect(cluster.writer?.identifier).toBe('i1');
    expect(statuses()).toEqual(['available', 'available']);
    expect(newEvents().filter((event) => event.startsWith('i1'))).toEqual(patched('i1'));
  });

  it('continues after a crash of the writer, and restarts each instance once', async () => {
    const { cluster, database, run, until, newEvents, statuses } = await createSimulatedCluster(3);
    const update = cluster.applySystemUpdate();
    await until(() => cluster.member('i2').status === 'maintenance');
    database('i1').crash();
    await run(update);
    await until(() => statuses().every((status) => status === 'available'));
    const done = newEvents().filter((event) => event.endsWith('0047'));
    expect(done.sort()).toEqual(['i1', 'i2', 'i3'].map((identifier) => `${identifier}: RDS-EVENT-0047`));
  });

  it('is refused unless every instance is available', async () => {
    const { cluster, run } = await createSimulatedCluster(2);
    const reboot = cluster.rebootInstance('i2');
    expect(() => cluster.applySystemUpdate()).toThrow(
      expect.objectContaining({ code: 'InvalidDBInstanceState' }),
    );
    await run(reboot);
  });

  it('ends when the cluster is closed', async () => {
    const { clock, cluster } = await createSimulatedCluster(3);
    const { done } = cluster.applySystemUpdate();
    const ended = expect(done).rejects.toThrow('is closed');
    await clock.run(cluster.close());
    await clock.run(ended);
  });
});
