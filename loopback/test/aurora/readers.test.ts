import { createSimulatedCluster } from '../support/aurora/simulated-cluster';

describe('a reader', () => {
  it('restarts in place if it dies, and the writer does not wait for it', async () => {
    const { clock, cluster, database, until, newEvents } = await createSimulatedCluster(2);
    database('i2').crash();
    await until(() => cluster.member('i2').status === 'rebooting');
    expect(await clock.run(database('i1').write(1))).toBe(true);
    await until(() => cluster.member('i2').status === 'available');
    expect(newEvents()).toEqual(['i2: RDS-EVENT-0006']);
    await until(() => database('i2').log.includes(1));
  });

  it('is restarted if it stores nothing, so that the writer does not wait forever', async () => {
    const { clock, cluster, database } = await createSimulatedCluster(2);
    database('i2').stall();
    const startMs = clock.nowMs();
    expect(await clock.run(database('i1').write(1))).toBe(true);
    expect(clock.nowMs() - startMs).toBeLessThan(5_000);
    expect(cluster.writer?.identifier).toBe('i1');
  });

  it('is not restarted if it stores nothing because nothing is written', async () => {
    const { clock, cluster, newEvents } = await createSimulatedCluster(2);
    await clock.run(clock.sleep(30_000));
    expect(newEvents()).toEqual([]);
    expect(cluster.member('i2').status).toBe('available');
  });

  it('acknowledges no write after its promotion until it is the cluster’s writer', async () => {
    const { clock, database } = await createSimulatedCluster(2);
    await clock.run(database('i2').promote());
    const write = database('i2').write(1);
    expect(await clock.run(Promise.race([write, clock.sleep(900).then(() => 'waiting')]))).toBe('waiting');
  });

  it('is not replaced by a copy of the new writer if the new writer has all of its log, even if it was the old writer', async () => {
    const { clock, cluster, database, run } = await createSimulatedCluster(3);
    await clock.run(database('i1').write(1));
    await clock.run(clock.sleep(100));
    await run(cluster.failOver('i2'));
    expect([database('i1').copies, database('i3').copies]).toEqual([0, 0]);
  });

  it('is copied from the new writer if it has writes that the new writer does not have', async () => {
    const { clock, cluster, database, run } = await createSimulatedCluster(2);
    database('i2').stall();
    void database('i1').write(1);
    await clock.run(clock.sleep(50));
    await run(cluster.failOver('i2'));
    expect(database('i1').copies).toBe(1);
    await clock.run(clock.sleep(100));
    expect(database('i1').log).toEqual(database('i2').log);
  });

  it('is restarted after a failover if it may still receive a part of the old writer’s log', async () => {
    const { cluster, database, run, until, statuses, newEvents } = await createSimulatedCluster(3);
    database('i3').stall();
    await run(cluster.failOver('i2'));
    await until(() => statuses().every((status) => status === 'available'));
    expect(newEvents()).toContain('i3: RDS-EVENT-0006');
    expect(database('i3').copies).toBe(0);
  });
});
