import { connect } from 'node:net';
import { processesMentioning } from '../../testing/processes';
import { waitFor } from '../../testing/wait-for';
import type { RealCluster } from '../support/aurora/real-cluster';
import { connectTo, createRealCluster, killServer, untilAvailable } from '../support/aurora/real-cluster';

jest.setTimeout(60_000);

const spec = (identifier: string) => ({
  identifier,
  instanceClass: 'db.r7g.large',
  availabilityZone: 'z1',
});

async function insert({ cluster }: RealCluster, key: number): Promise<void> {
  const client = await connectTo(cluster, 'cluster');
  await client.query('INSERT INTO writes VALUES ($1)', [key]);
  await client.end();
}

/** Waits until the table on a member contains exactly these keys. */
async function untilShown({ cluster }: RealCluster, identifier: string, keys: number[]): Promise<void> {
  await waitFor(`${identifier} shows ${keys}`, 10_000, async () => {
    const { database } = cluster.member(identifier);
    const rows = await database.query<{ key: string }>('SELECT key FROM writes ORDER BY key');
    const shown = rows.map(({ key }) => Number(key)).join();
    return shown === keys.join() ? undefined : shown;
  });
}

function isAnswered(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(socketPath, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

describe('a real cluster', () => {
  let real: RealCluster;
  beforeEach(async () => {
    real = await createRealCluster(2);
  });
  afterEach(async () => {
    await real.close();
    expect(processesMentioning(real.home.folder)).toEqual([]);
  });

  it('replicates writes to its reader, adds readers while it runs, and keeps its data when all instances are removed', async () => {
    const { cluster } = real;
    await insert(real, 1);
    await untilShown(real, 'i2', [1]);
    await cluster.addInstance(spec('i3')).done;
    await untilShown(real, 'i3', [1]);
    await insert(real, 2);
    await untilShown(real, 'i3', [1, 2]);

    await cluster.removeInstance('i1').done;
    expect(cluster.writer?.identifier).toBe('i2');
    await insert(real, 3);
    await Promise.all(cluster.members.map(({ identifier }) => cluster.removeInstance(identifier).done));
    expect(cluster.members).toEqual([]);

    await cluster.addInstance(spec('i4')).done;
    await untilShown(real, 'i4', [1, 2, 3]);
    await insert(real, 4);
  });

  it('restarts a killed reader while the writer keeps acknowledging writes', async () => {
    const { cluster } = real;
    killServer(cluster.member('i2'));
    await insert(real, 1);
    await waitFor('the reader has restarted', 10_000, () =>
      cluster.events.all.some(({ message }) => message === 'DB instance restarted') ? undefined : 'no event',
    );
    await untilShown(real, 'i2', [1]);
    expect(cluster.writer?.identifier).toBe('i1');
  });

  it('keeps its data when it has no reader and its writer restarts in place, reboots, stops and starts', async () => {
    const { cluster } = real;
    await cluster.removeInstance('i2').done;
    await insert(real, 1);
    const { writer } = cluster;
    if (writer === undefined) throw new Error('The cluster has no writer.');
    killServer(writer);
    await waitFor('the end of the server is detected', 5_000, () =>
      cluster.connectionTarget('cluster').state === 'closed' ? undefined : 'open',
    );
    await untilAvailable(cluster);
    await insert(real, 2);
    await cluster.rebootInstance('i1').done;
    await insert(real, 3);
    await cluster.stop().done;
    await cluster.start().done;
    await insert(real, 4);
    await untilShown(real, 'i1', [1, 2, 3, 4]);
    expect(cluster.events.all.filter(({ categories }) => categories.includes('failover'))).toEqual([]);
  });

  it('leaves no process and no file when it is closed during a failover', async () => {
    const { cluster } = real;
    const sockets = cluster.members.map(({ database }) => database.socketPath);
    const failover = cluster.failOver().done.catch(() => 'ended');
    await waitFor('the old writer is fenced', 5_000, () =>
      cluster.member('i1').database.isRunning ? 'running' : undefined,
    );
    await cluster.close();
    await failover;
    for (const socket of sockets) expect(await isAnswered(socket)).toBe(false);
  });
});
