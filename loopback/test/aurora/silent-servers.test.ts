import { PACES } from '../../aurora/pace';
import { createSimulatedCluster } from '../support/aurora/simulated-cluster';

describe('a writer that hangs', () => {
  it('is replaced by a reader within 1.5 s at the pace instant', async () => {
    const { cluster, clock, database, until, statuses, newEvents } = await createSimulatedCluster(3);
    const frozenAtMs = clock.nowMs();
    database('i1').freeze();
    await until(() => cluster.status === 'failing-over');
    expect(clock.nowMs() - frozenAtMs).toBeLessThanOrEqual(1_500);
    await until(() => statuses().every((status) => status === 'available'));
    expect(cluster.writer?.identifier).toBe('i2');
    expect(newEvents()).toContain('i1: A new writer was promoted. Restarting database as a reader.');
    expect(cluster.events.all.at(-2)?.message).toBe('Completed RDS initiated failover to DB instance: i2');
  });

  it('is replaced after the detection time of the pace, in which its silence counts', async () => {
    const pace = { ...PACES.instant, detectionMs: 4_000 };
    const { cluster, clock, database, until } = await createSimulatedCluster(2, { pace });
    const frozenAtMs = clock.nowMs();
    database('i1').freeze();
    await until(() => cluster.status === 'failing-over');
    expect(clock.nowMs() - frozenAtMs).toBeGreaterThanOrEqual(4_000);
    expect(clock.nowMs() - frozenAtMs).toBeLessThan(4_400);
  });

  it('stays the writer if it answers before the detection time is over', async () => {
    const pace = { ...PACES.instant, detectionMs: 4_000 };
    const { clock, cluster, database, newEvents } = await createSimulatedCluster(2, { pace });
    database('i1').freeze();
    await clock.run(clock.sleep(3_000));
    database('i1').resume();
    await clock.run(clock.sleep(10_000));
    expect(newEvents()).toEqual([]);
    expect(cluster.writer?.identifier).toBe('i1');
  });

  it('stays the writer if it hangs for less than a second', async () => {
    const { clock, cluster, database, newEvents } = await createSimulatedCluster(2);
    for (let round = 0; round < 20; round++) {
      database('i1').freeze();
      await clock.run(clock.sleep(900));
      database('i1').resume();
      await clock.run(clock.sleep(100 + 37 * round));
    }
    expect(newEvents()).toEqual([]);
    expect(cluster.writer?.identifier).toBe('i1');
  });

  it('restarts in place if there is no reader', async () => {
    const { clock, cluster, database, until, newEvents } = await createSimulatedCluster(1);
    database('i1').freeze();
    await until(() => cluster.connectionTarget('cluster').state === 'closed');
    await until(() => cluster.connectionTarget('cluster').state === 'member');
    await clock.run(clock.sleep(10_000));
    expect(newEvents()).toEqual(['i1: RDS-EVENT-0006']);
  });

  it('loses no acknowledged write if a reader hangs at the same time', async () => {
    const { clock, cluster, database, until, statuses } = await createSimulatedCluster(3);
    expect(await clock.run(database('i1').write(1))).toBe(true);
    database('i1').freeze();
    database('i2').freeze();
    await until(() => !database('i1').isRunning);
    await until(() => statuses().every((status) => status === 'available'));
    await clock.run(clock.sleep(1_000));
    expect(cluster.members.map(({ identifier }) => database(identifier).log.includes(1))).toEqual([
      true,
      true,
      true,
    ]);
  });
});

describe('a stalled control plane', () => {
  it('does not mistake its own stalls for a silent server', async () => {
    const { clock, cluster, newEvents } = await createSimulatedCluster(2);
    const { database } = cluster.member('i1');
    // Each answer takes long, and every timer is late, as in a process that is starved.
    const sleep = clock.sleep.bind(clock);
    jest.spyOn(clock, 'sleep').mockImplementation((durationMs, signal) => sleep(durationMs + 300, signal));
    jest
      .spyOn(database as unknown as { answer(): Promise<void> }, 'answer')
      .mockImplementation(() => sleep(6_000));
    await clock.run(sleep(30_000));
    expect(newEvents()).toEqual([]);
  });
});

describe('a reader that hangs', () => {
  it('leaves the reader endpoint and is restarted, and the writer does not wait for it', async () => {
    const { clock, cluster, database, until, newEvents } = await createSimulatedCluster(2);
    database('i2').freeze();
    const frozenAtMs = clock.nowMs();
    expect(await clock.run(database('i1').write(1))).toBe(true);
    expect(clock.nowMs() - frozenAtMs).toBeLessThan(1_500);
    const target = cluster.connectionTarget('reader');
    expect(target.state === 'member' && target.member.identifier).toBe('i1');
    await until(() => cluster.member('i2').status === 'available');
    expect(newEvents()).toEqual(['i2: RDS-EVENT-0006']);
    await until(() => database('i2').log.includes(1));
  });

  it('does not delay a failover for long', async () => {
    const { cluster, clock, database, run } = await createSimulatedCluster(3);
    await clock.run(database('i1').write(1));
    database('i2').freeze();
    const askedAtMs = clock.nowMs();
    await run(cluster.failOver('i3'));
    expect(clock.nowMs() - askedAtMs).toBeLessThan(6_000);
  });
});
