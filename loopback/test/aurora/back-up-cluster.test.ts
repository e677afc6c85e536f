import { createSimulatedCluster } from '../support/aurora/simulated-cluster';

describe('a backup of a cluster', () => {
  it('contains everything that was acknowledged before, and does not change a status', async () => {
    const { clock, cluster, database, world, run, statuses, newEvents } = await createSimulatedCluster(2);
    await clock.run(database('i1').write(1));
    const backup = cluster.backUp('copy');
    expect(statuses()).toEqual(['available', 'available', 'available']);
    expect(await run(backup)).toEqual({ volume: 'copy', isPrepared: true });
    expect(world.volume('copy')).toContain(1);
    expect(newEvents()).toEqual([]);
  });

  it('starts again on the new writer if the writer ends during the copy', async () => {
    const { clock, cluster, database, world, run, lines } = await createSimulatedCluster(3);
    await clock.run(database('i1').write(1));
    const backup = cluster.backUp('copy');
    database('i1').crash();
    await run(backup);
    expect(cluster.writer?.identifier).not.toBe('i1');
    expect(lines.join('\n')).toContain('the copy of the data starts again');
    expect(world.volume('copy')).toContain(1);
  });

  it('of a cluster without instances is a copy of its volume', async () => {
    const { cluster, world, run } = await createSimulatedCluster(0);
    expect(await run(cluster.backUp('copy'))).toEqual({ volume: 'copy', isPrepared: false });
    expect(world.volumes.has('copy')).toBe(true);
  });

  it('can be made during the deletion of the cluster, whose own volume is removed', async () => {
    const { clock, cluster, database, world, run } = await createSimulatedCluster(1);
    await clock.run(database('i1').write(1));
    await run(cluster.removeInstance('i1'));
    expect(await run(cluster.delete('copy'))).toEqual({ volume: 'copy', isPrepared: true });
    expect([...world.volumes.keys()]).toEqual(['copy']);
    expect(world.volume('copy')).toContain(1);
  });

  it('is refused unless the cluster is available', async () => {
    const { cluster, run } = await createSimulatedCluster(1);
    await run(cluster.stop());
    expect(() => cluster.backUp('copy')).toThrow('is in status stopped; it must be available');
  });
});

describe('a cluster that is restored from a backup', () => {
  it('has its data, and is prepared only if the backup is not', async () => {
    const prepared: string[] = [];
    for (const isPrepared of [true, false]) {
      const { database } = await createSimulatedCluster(1, {
        restoredFrom: { volume: 'copy', isPrepared },
        prepareVolume: async () => void prepared.push(String(isPrepared)),
      });
      expect(database('i1').isWriter).toBe(true);
    }
    expect(prepared).toEqual(['false']);
  });
});
