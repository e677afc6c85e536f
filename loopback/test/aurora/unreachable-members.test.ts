import { PACES } from '../../aurora/pace';
import { createSimulatedCluster } from '../support/aurora/simulated-cluster';

describe('an isolated writer', () => {
  it('is replaced by a reader that can be reached, and returns as a reader when it is reconnected', async () => {
    const { clock, cluster, until, statuses, newEvents } = await createSimulatedCluster(3);
    const isolatedAtMs = clock.nowMs();
    cluster.isolate(['i1', 'i2']);
    expect(cluster.connectionTarget('cluster').state).toBe('unreachable');
    await until(() => cluster.writer?.identifier === 'i3');
    expect(clock.nowMs() - isolatedAtMs).toBeLessThanOrEqual(1_700);
    await until(() => cluster.status === 'available');
    expect(cluster.connectionTarget('cluster').state).toBe('member');
    await clock.run(clock.sleep(90_000));
    expect(statuses()).toEqual(['available', 'rebooting', 'available', 'available']);
    expect(cluster.connectionTarget({ instance: 'i1' }).state).toBe('unreachable');
    cluster.reconnect(['i1', 'i2']);
    await until(() => statuses().every((status) => status === 'available'));
    expect(cluster.member('i1').role).toBe('reader');
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

  it('keeps its acknowledged writes in the cluster, even if only an isolated reader has them', async () => {
    const { clock, cluster, database, until } = await createSimulatedCluster(3);
    database('i3').stall();
    expect(await clock.run(database('i1').write(1))).toBe(true);
    cluster.isolate(['i1', 'i2']);
    database('i3').resume();
    await until(() => cluster.writer?.identifier === 'i3' && cluster.status === 'available');
    expect(database('i3').log).toContain(1);
    expect(await clock.run(database('i3').write(2))).toBe(true);
  });

  it('stays the writer and is not restarted if no reader can be promoted', async () => {
    const { clock, cluster, newEvents } = await createSimulatedCluster(2);
    cluster.isolate(['i1', 'I2']);
    await clock.run(clock.sleep(60_000));
    cluster.reconnect(['i1', 'I2', 'unknown']);
    await clock.run(clock.sleep(10_000));
    expect(newEvents()).toEqual([]);
    expect(cluster.connectionTarget('cluster').state).toBe('member');
  });

  it('can be failed over by request at once', async () => {
    const { cluster, run, clock } = await createSimulatedCluster(2);
    cluster.isolate(['i1']);
    expect(await run(cluster.failOver())).toMatchObject({ state: 'completed', newWriter: 'i2' });
    await clock.run(clock.sleep(10_000));
    expect(cluster.events.all.filter(({ id }) => id === 'RDS-EVENT-0071')).toHaveLength(1);
  });
});

describe('an isolated reader', () => {
  it('does not block writes, cannot be promoted, and leaves the reader endpoint until it is reconnected', async () => {
    const { clock, cluster, database, newEvents } = await createSimulatedCluster(3);
    const lead = () => {
      const target = cluster.connectionTarget('reader');
      return target.state === 'closed' ? target.state : target.member.identifier;
    };
    cluster.isolate(['i2']);
    expect(() => cluster.failOver('i2')).toThrow('should be in valid state for failover');
    await clock.run(clock.sleep(2_000));
    expect([lead(), lead()]).toEqual(['i3', 'i3']);
    database('i3').crash();
    expect(await clock.run(database('i1').write(1))).toBe(true);
    await clock.run(clock.sleep(2_000));
    cluster.reconnect(['i2']);
    await clock.run(clock.sleep(2_000));
    expect(new Set([lead(), lead()])).toEqual(new Set(['i2', 'i3']));
    expect(newEvents()).toEqual(['i3: RDS-EVENT-0006']);
    database('i3').stall();
    expect(await clock.run(database('i1').write(2))).toBe(true);
  });
});

describe('a writer whose host is lost', () => {
  it('is replaced by a reader after the detection time, and is created again as a reader', async () => {
    const pace = { ...PACES.instant, detectionMs: 3_000 };
    const { clock, cluster, changes, database, until, statuses } = await createSimulatedCluster(2, { pace });
    expect(await clock.run(database('i1').write(1))).toBe(true);
    const lostAtMs = clock.nowMs();
    expect(cluster.loseWriter().identifier).toBe('i1');
    await until(() => cluster.status === 'failing-over');
    expect(clock.nowMs() - lostAtMs).toBeGreaterThanOrEqual(3_000);
    expect(clock.nowMs() - lostAtMs).toBeLessThan(3_400);
    await until(() => cluster.writer?.identifier === 'i2');
    await until(() => statuses().every((status) => status === 'available'));
    expect(database('i1').copies).toBe(1);
    expect(cluster.connectionTarget({ instance: 'i1' }).state).toBe('member');
    expect(changes.map(({ what }) => what)).toContain('host-replaced i1');
    expect(cluster.events.all.map(({ message }) => message)).toContain(
      'Completed RDS initiated failover to DB instance: i2',
    );
  });

  it('is created again from its volume if there is no reader', async () => {
    const { clock, cluster, database, until, newEvents } = await createSimulatedCluster(1);
    expect(await clock.run(database('i1').write(1))).toBe(true);
    cluster.loseWriter();
    await clock.run(clock.sleep(500));
    expect(cluster.connectionTarget('cluster').state).toBe('unreachable');
    await until(() => cluster.connectionTarget('cluster').state === 'member');
    expect(database('i1').log).toContain(1);
    expect(newEvents()).toEqual(['i1: RDS-EVENT-0006']);
  });

  it('cannot be lost while the cluster fails over', async () => {
    const { cluster, run } = await createSimulatedCluster(2);
    const failover = cluster.failOver();
    expect(() => cluster.loseWriter()).toThrow('is in status failing-over; it must be available');
    await run(failover);
  });
});
