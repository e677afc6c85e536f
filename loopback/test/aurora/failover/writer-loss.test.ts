import { PACES } from '../../../aurora/pace';
import { createSimulatedCluster } from '../../support/aurora/simulated-cluster';

describe('a writer that dies by itself', () => {
  it('is replaced by a reader and restarts as a reader', async () => {
    const { cluster, database, until, statuses, newEvents } = await createSimulatedCluster(3);
    database('i1').crash();
    await until(
      () => cluster.writer?.identifier === 'i2' && statuses().every((status) => status === 'available'),
    );
    expect(cluster.member('i1').role).toBe('reader');
    expect(newEvents()).toEqual([
      'orders: RDS-EVENT-0073',
      'i1: RDS-EVENT-0004',
      'i2: RDS-EVENT-0006',
      'i1: A new writer was promoted. Restarting database as a reader.',
      'i2: RDS-EVENT-0385',
      'orders: RDS-EVENT-0071',
      'i1: RDS-EVENT-0006',
    ]);
    expect(cluster.events.all.at(-2)?.message).toBe('Completed RDS initiated failover to DB instance: i2');
  });

  it('is detected after the detection time of the pace', async () => {
    const pace = { ...PACES.instant, detectionMs: 4_000 };
    const { cluster, clock, database, until } = await createSimulatedCluster(2, { pace });
    database('i1').crash();
    const diedAtMs = clock.nowMs();
    await until(() => cluster.status === 'failing-over');
    expect(clock.nowMs() - diedAtMs).toBeGreaterThanOrEqual(4_000);
    expect(clock.nowMs() - diedAtMs).toBeLessThan(4_100);
  });

  it('restarts in place when there is no reader, without a failover', async () => {
    const { cluster, database, until, newEvents } = await createSimulatedCluster(1);
    database('i1').crash();
    await until(() => cluster.connectionTarget('cluster').state === 'closed');
    await until(() => cluster.connectionTarget('cluster').state === 'member');
    expect(cluster.status).toBe('available');
    expect(newEvents()).toEqual(['i1: RDS-EVENT-0006']);
  });

  it('has the status failed if it does not start, and is started again until it runs', async () => {
    const { cluster, database, world, until } = await createSimulatedCluster(1);
    world.faults.startFails = 1;
    database('i1').crash();
    await until(() => cluster.member('i1').status === 'failed');
    world.faults.startFails = 0;
    await until(() => cluster.member('i1').status === 'available');
    expect(cluster.connectionTarget('cluster').state).toBe('member');
  });

  it('causes one failover, also if it dies immediately after its promotion', async () => {
    const { cluster, database, until, statuses, newEvents } = await createSimulatedCluster(3);
    database('i1').crash();
    await until(() => cluster.writer?.identifier === 'i2');
    database('i2').crash();
    await until(() => !database('i2').isRunning);
    await until(() => statuses().every((status) => status === 'available'));
    const ofCluster = newEvents().filter((event) => event.startsWith('orders'));
    expect(ofCluster.filter((event) => event.endsWith('0073'))).toHaveLength(
      ofCluster.filter((event) => event.endsWith('0071') || event.endsWith('0069')).length,
    );
  });
});
