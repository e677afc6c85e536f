import { PACES } from '../../aurora/pace';
import { createSimulatedCluster } from '../support/aurora/simulated-cluster';

const isOpen = (state: string) => state === 'member';

describe('a writer whose crash was injected', () => {
  it('restarts in place without a failover, although a reader could replace it', async () => {
    const { cluster, database, until, newEvents } = await createSimulatedCluster(2);
    database('i1').crash('instance');
    await until(() => cluster.member('i1').status === 'rebooting');
    await until(() => cluster.member('i1').status === 'available');
    expect(cluster.writer?.identifier).toBe('i1');
    expect(isOpen(cluster.connectionTarget('cluster').state)).toBe(true);
    expect(newEvents()).toEqual(['i1: RDS-EVENT-0006']);
  });

  it('restarts after the crash recovery time of the pace', async () => {
    const crashRecoveryMs = { instance: 4_000, dispatcher: 5_000, node: 23_000 };
    const pace = { ...PACES.instant, detectionMs: 1_000, crashRecoveryMs };
    for (const type of ['instance', 'dispatcher', 'node'] as const) {
      const { cluster, clock, database, until } = await createSimulatedCluster(2, { pace });
      database('i1').crash(type);
      await until(() => !database('i1').isRunning);
      const diedAtMs = clock.nowMs();
      await until(() => isOpen(cluster.connectionTarget('cluster').state));
      const outageMs = clock.nowMs() - diedAtMs;
      expect(outageMs).toBeGreaterThanOrEqual(crashRecoveryMs[type]);
      expect(outageMs).toBeLessThan(crashRecoveryMs[type] + 100);
      expect(cluster.writer?.identifier).toBe('i1');
    }
  });

  it.each(['dispatcher', 'node'] as const)('restarts its readers as well if its %s crashed', async (type) => {
    const { cluster, database, until, statuses, newEvents } = await createSimulatedCluster(3);
    database('i1').crash(type);
    await until(() => cluster.member('i3').status === 'rebooting');
    await until(() => statuses().every((status) => status === 'available'));
    expect(cluster.writer?.identifier).toBe('i1');
    expect(newEvents().toSorted()).toEqual(['i1', 'i2', 'i3'].map((name) => `${name}: RDS-EVENT-0006`));
  });

  it('is failed over if that is requested before it has restarted', async () => {
    const crashRecoveryMs = { instance: 10_000, dispatcher: 0, node: 0 };
    const pace = { ...PACES.instant, crashRecoveryMs };
    const { clock, cluster, database, run, until, statuses } = await createSimulatedCluster(2, { pace });
    database('i1').crash('instance');
    await until(() => !database('i1').isRunning);
    const { done } = cluster.failOver();
    expect(await run(done)).toMatchObject({ state: 'completed', newWriter: 'i2' });
    await clock.run(clock.sleep(20_000));
    expect(cluster.writer?.identifier).toBe('i2');
    expect(statuses()).toEqual(['available', 'available', 'available']);
  });

  it('is failed over if it does not start', async () => {
    const { cluster, database, until, world } = await createSimulatedCluster(2);
    database('i1').crash('instance');
    await until(() => !database('i1').isRunning);
    world.faults.startFails = 1;
    await until(() => cluster.member('i1').status === 'failed');
    world.faults.startFails = 0;
    await until(() => cluster.status === 'available' && isOpen(cluster.connectionTarget('cluster').state));
  });
});

describe('a reader whose crash was injected', () => {
  it('restarts after the crash recovery time, and the writer does not wait for it', async () => {
    const crashRecoveryMs = { instance: 0, dispatcher: 0, node: 2_000 };
    const pace = { ...PACES.instant, crashRecoveryMs };
    const { clock, cluster, database, until, newEvents } = await createSimulatedCluster(2, { pace });
    database('i2').crash('node');
    await until(() => cluster.member('i2').status === 'rebooting');
    const diedAtMs = clock.nowMs();
    expect(await clock.run(database('i1').write(1))).toBe(true);
    await until(() => cluster.member('i2').status === 'available');
    expect(clock.nowMs() - diedAtMs).toBeGreaterThanOrEqual(2_000);
    expect(newEvents()).toEqual(['i2: RDS-EVENT-0006']);
  });
});
