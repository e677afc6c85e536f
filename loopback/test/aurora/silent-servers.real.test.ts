import { freezeServer } from '../../testing/freeze-server';
import { waitFor } from '../../testing/wait-for';
import type { RealCluster } from '../support/aurora/real-cluster';
import { connectTo, createRealCluster, killServer, untilAvailable } from '../support/aurora/real-cluster';

jest.setTimeout(60_000);
let real: RealCluster;

beforeEach(async () => {
  real = await createRealCluster(2);
});
afterEach(() => real.close());

async function insert(key: number): Promise<void> {
  const client = await connectTo(real.cluster, 'cluster');
  await client.query('INSERT INTO writes VALUES ($1)', [key]);
  await client.end();
}

async function keys(): Promise<number[]> {
  const client = await connectTo(real.cluster, 'cluster');
  const { rows } = await client.query<{ key: string }>('SELECT key FROM writes ORDER BY key');
  await client.end();
  return rows.map(({ key }) => Number(key));
}

const newMessages = () => real.cluster.events.all.map(({ message }) => message);

it.each([
  ['whose processes are all stopped', freezeServer],
  ['whose server has ended', killServer],
])('a writer %s is replaced within 1.5 s and no acknowledged write is lost', async (_, strike) => {
  const { cluster } = real;
  await insert(1);
  const struckAtMs = performance.now();
  strike(cluster.member('i1'));
  await waitFor('the failover starts', 10_000, () =>
    cluster.status === 'failing-over' || cluster.writer?.identifier === 'i2' ? undefined : cluster.status,
  );
  const detectionMs = performance.now() - struckAtMs;
  await waitFor('the reader is the writer', 10_000, () =>
    cluster.writer?.identifier === 'i2' ? undefined : 'i1',
  );
  await untilAvailable(cluster);
  await insert(2);
  expect(await keys()).toEqual([1, 2]);
  expect(newMessages()).toContain('Completed RDS initiated failover to DB instance: i2');
  expect(detectionMs).toBeLessThan(1_500);
});

it('a reader whose processes are all stopped is restarted while the writer keeps acknowledging writes', async () => {
  const { cluster } = real;
  freezeServer(cluster.member('i2'));
  const startMs = performance.now();
  await insert(1);
  expect(performance.now() - startMs).toBeLessThan(3_000);
  await waitFor('the reader has restarted', 10_000, () =>
    newMessages().includes('DB instance restarted') ? undefined : 'no event',
  );
  await untilAvailable(cluster);
  expect(cluster.writer?.identifier).toBe('i1');
});
