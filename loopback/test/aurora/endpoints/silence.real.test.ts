import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { eventually } from '../../../testing/eventually';
import type { FrontedCluster } from '../../../testing/fronted-cluster';
import { createFrontedCluster } from '../../../testing/fronted-cluster';
import { waitFor } from '../../../testing/wait-for';

jest.setTimeout(60_000);
/** Time for which a client is watched that must not be answered. */
const SILENCE_MS = 300;
let lab: FrontedCluster;

beforeEach(async () => {
  lab = await createFrontedCluster({ instances: 2 });
});
afterEach(() => lab.close());

/** Resolves with the result or the error of the work, or with `silence`. */
function outcome(work: Promise<unknown>): Promise<unknown> {
  const settled = work.then(
    () => 'an answer',
    (error: Error) => error.message,
  );
  return Promise.race([settled, sleep(SILENCE_MS, 'silence')]);
}

function write(client: Client, id: number): Promise<unknown> {
  return client.query('INSERT INTO public.orders VALUES ($1)', [id]);
}

describe('a connection to an isolated instance', () => {
  it('hangs, is not closed when the instance is fenced, and ends when the network returns', async () => {
    const client = await lab.connect('cluster');
    await client.query('CREATE TABLE public.orders (id integer)');
    const errors: string[] = [];
    client.on('error', ({ message }) => errors.push(message));
    lab.cluster.isolate(['db-1']);
    const pending = write(client, 1);
    pending.catch(() => {});
    expect(await outcome(pending)).toBe('silence');
    await waitFor('the reader is the writer', 10_000, () =>
      lab.cluster.writer?.identifier === 'db-2' && lab.cluster.status === 'available' ? undefined : 'db-1',
    );
    expect(await outcome(pending)).toBe('silence');
    expect(errors).toEqual([]);

    const next = await lab.connect('cluster');
    await write(next, 2);
    lab.cluster.reconnect(['db-1']);
    await expect(pending).rejects.toThrow();
    await eventually(() => lab.cluster.member('db-1').status, 'available', 20_000);
    expect((await next.query('SELECT id FROM public.orders')).rows).toEqual([{ id: 2 }]);
  });

  it('continues where it was if the network returns before the silence is detected', async () => {
    const client = await lab.connect('cluster');
    await client.query('CREATE TABLE public.orders (id integer)');
    const running = client.query("SELECT pg_sleep(0.1), 'slept' AS result");
    lab.cluster.isolate(['db-1']);
    const queued = write(client, 1);
    expect(await outcome(running)).toBe('silence');
    lab.cluster.reconnect(['db-1']);
    expect((await running).rows).toMatchObject([{ result: 'slept' }]);
    await queued;
    expect(lab.cluster.events.all.filter(({ categories }) => categories.includes('failover'))).toEqual([]);
  });

  it('hangs from its start, at the shared port, a separate port and for a cancel request', async () => {
    const client = await lab.connect('cluster');
    const port = await lab.front.listen({ instance: 'db-1' });
    lab.cluster.isolate(['db-1', 'db-2']);
    const logins = ['cluster', 'reader', { instance: 'db-1' }] as const;
    const attempts = logins.map((endpoint) => lab.connect(endpoint));
    expect(await Promise.all(attempts.map(outcome))).toEqual(['silence', 'silence', 'silence']);

    const raw = connect(port, '127.0.0.1');
    const seen: string[] = [];
    for (const event of ['data', 'end', 'close', 'error'] as const) raw.on(event, () => seen.push(event));
    raw.write(Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]));
    await sleep(SILENCE_MS);
    expect(seen).toEqual([]);

    lab.cluster.reconnect(['db-1', 'db-2']);
    for (const attempt of attempts)
      expect((await (await attempt).query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await waitFor('the separate port answers', 5_000, () =>
      seen.includes('data') ? undefined : seen.join(),
    );
    raw.destroy();
    expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it('does not use up the logins that may be in progress, nor the time for a login', async () => {
    const small = await createFrontedCluster({ maxLogins: 2, loginTimeoutMs: 200 });
    try {
      small.cluster.isolate(['db-1']);
      const attempts: Promise<Client>[] = [];
      for (let count = 0; count < 3; count++) {
        const attempt = small.connect('cluster');
        attempts.push(attempt);
        expect(await outcome(attempt)).toBe('silence');
      }
      small.cluster.reconnect(['db-1']);
      await Promise.all(attempts);
    } finally {
      await small.close();
    }
  });
});

describe('a connection to a lost writer', () => {
  it('hangs forever, while new connections reach the new writer and the instance that replaced the lost one', async () => {
    const client = await lab.connect('cluster');
    await client.query('CREATE TABLE public.orders (id integer)');
    await write(client, 1);
    const lost = lab.cluster.loseWriter();
    const pending = write(client, 2);
    pending.catch(() => {});
    await waitFor('the lost instance is a reader', 20_000, () => {
      const state = `${lost.role} ${lost.status} ${lab.cluster.status}`;
      return state === 'reader available available' ? undefined : state;
    });
    expect(await outcome(pending)).toBe('silence');
    const next = await lab.connect('cluster');
    expect((await next.query('SELECT id FROM public.orders')).rows).toEqual([{ id: 1 }]);
    const again = await lab.connect({ instance: 'db-1' });
    expect((await again.query('SELECT pg_is_in_recovery() AS reads')).rows).toEqual([{ reads: true }]);
    lab.front.cut('db-1');
    expect(await outcome(pending)).toBe('silence');
  });

  it('reaches the recreated writer if there is no reader', async () => {
    await lab.cluster.removeInstance('db-2').done;
    await (await lab.connect('cluster')).query('CREATE TABLE public.orders AS SELECT 1 AS id');
    lab.cluster.loseWriter();
    // The attempt hangs at the lost host; a second one reaches the host that replaced it.
    const first = lab.connect('cluster', { connectionTimeoutMillis: 500 });
    await expect(first).rejects.toThrow('timeout');
    await waitFor('the writer accepts connections', 20_000, () => {
      const { state } = lab.cluster.connectionTarget('cluster');
      return state === 'member' ? undefined : state;
    });
    const next = await lab.connect('cluster');
    expect((await next.query('SELECT id FROM public.orders')).rows).toEqual([{ id: 1 }]);
  });
});
