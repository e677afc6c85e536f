import { cutStream } from '../../testing/aurora/cut-stream';
import { waitFor } from '../../testing/wait-for';
import type { RealCluster } from '../support/aurora/real-cluster';
import { connectTo, createRealCluster, killServer, untilAvailable } from '../support/aurora/real-cluster';
import { WriteLoad } from '../support/aurora/write-load';

jest.setTimeout(60_000);

/** Suspends the process of a reader that receives the log. Delays like this occur on an overloaded machine. */
async function stallReceiver({ cluster }: RealCluster, identifier: string): Promise<void> {
  const [receiver] = await cluster
    .member(identifier)
    .database.query<{ pid: number }>('SELECT pid FROM pg_stat_wal_receiver');
  if (receiver === undefined) throw new Error(`${identifier} has no WAL receiver.`);
  process.kill(receiver.pid, 'SIGSTOP');
}

/** Waits until this number of writes that begin from now on are acknowledged. */
async function writeMore(load: WriteLoad, count: number): Promise<void> {
  const { lastKey } = load;
  await waitFor(`${count} more writes are acknowledged`, 10_000, () => {
    const more = [...load.acknowledged].filter((key) => key > lastKey).length;
    return more >= count ? undefined : `${more}`;
  });
}

/**
 * Resolves with the acknowledged writes that the new writer lacks after a failover to a reader that `spoil` has
 * changed.
 */
async function findLostAfterFailover(
  real: RealCluster,
  spoil: (real: RealCluster) => Promise<void>,
  failOver: (real: RealCluster) => Promise<unknown>,
): Promise<{ readonly lost: number[]; readonly writer: string | undefined }> {
  const load = new WriteLoad(real.cluster);
  try {
    await writeMore(load, 10);
    await spoil(real);
    await writeMore(load, 10);
    await failOver(real);
    await untilAvailable(real.cluster);
    await load.stop();
    const writer = real.cluster.writer?.identifier;
    return { writer, lost: await load.findLost(writer ?? '') };
  } finally {
    await load.stop();
    await real.close();
  }
}

describe('acknowledged writes', () => {
  it('are lost if replication is asynchronous and the promoted reader was behind', async () => {
    const real = await createRealCluster(2, { replication: 'asynchronous' });
    const { lost, writer } = await findLostAfterFailover(
      real,
      () => cutStream(real.cluster, 'i2'),
      async ({ cluster }) => {
        killServer(cluster.member('i1'));
        await waitFor('i2 is the writer', 10_000, () =>
          cluster.writer?.identifier === 'i2' ? undefined : cluster.writer?.identifier,
        );
      },
    );
    expect(writer).toBe('i2');
    expect(lost.length).toBeGreaterThanOrEqual(10);
  });

  it('are kept if the target was behind, because it first catches up from another reader', async () => {
    const real = await createRealCluster(3);
    const { lost, writer } = await findLostAfterFailover(
      real,
      () => cutStream(real.cluster, 'i2'),
      ({ cluster }) => cluster.failOver('i2').done,
    );
    expect({ lost, writer }).toEqual({ lost: [], writer: 'i2' });
    expect(real.lines.join('\n')).toContain('catching-up → promoting');
  });

  it('are kept if the target cannot catch up, because another reader is promoted', async () => {
    const real = await createRealCluster(3);
    const { lost, writer } = await findLostAfterFailover(
      real,
      () => stallReceiver(real, 'i2'),
      ({ cluster }) => cluster.failOver('i2').done,
    );
    expect({ lost, writer }).toEqual({ lost: [], writer: 'i3' });
  });

  it.each(['i1', 'i2', 'i3'])('are kept if %s is killed during a failover from i1 to i2', async (victim) => {
    const real = await createRealCluster(3);
    const { lost } = await findLostAfterFailover(
      real,
      async () => {},
      async ({ cluster }) => {
        const failover = cluster.failOver('i2');
        killServer(cluster.member(victim));
        await failover.done;
      },
    );
    expect(lost).toEqual([]);
  });

  it('are the only writes that are kept: a write that only the old writer has is gone after the old writer’s restart', async () => {
    const real = await createRealCluster(2);
    const { cluster } = real;
    try {
      const client = await connectTo(cluster, 'cluster');
      await cutStream(cluster, 'i2');
      const write = client.query('INSERT INTO writes VALUES (1)').catch(() => 'broken off');
      const { database } = cluster.member('i1');
      await waitFor('the write waits for a reader', 5_000, async () => {
        const waiting = await database.query("SELECT FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
        return waiting.length === 1 ? undefined : `${waiting.length} waiting`;
      });
      await cluster.failOver('i2').done;
      expect(await write).toBe('broken off');
      expect(await database.query('SELECT FROM writes')).toEqual([]);
      const writer = await connectTo(cluster, 'cluster');
      await writer.query('INSERT INTO writes VALUES (2)');
      await writer.end();
      await waitFor('the old writer has what the new one wrote', 5_000, async () => {
        const rows = await database.query('SELECT key::int FROM writes');
        return JSON.stringify(rows) === '[{"key":2}]' ? undefined : JSON.stringify(rows);
      });
    } finally {
      await real.close();
    }
  });
});
