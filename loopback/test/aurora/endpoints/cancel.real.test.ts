import { connect as connectTls } from 'node:tls';
import type { Client, DatabaseError } from 'pg';
import { eventually } from '../../../testing/eventually';
import type { FrontedCluster } from '../../../testing/fronted-cluster';
import { createFrontedCluster } from '../../../testing/fronted-cluster';
import { exchange, untilEnded } from '../../support/raw-connection';

let lab: FrontedCluster;

beforeAll(async () => {
  lab = await createFrontedCluster({ instances: 2 });
}, 60_000);

afterAll(() => lab.close());

/**
 * Cancel request as a driver sends it to end a client's running query. `pg` keeps the process ID and the secret in
 * private fields.
 */
function cancelRequest(client: Client, secretOffset = 0): Buffer {
  const { processID, secretKey } = client as unknown as { processID: number; secretKey: number };
  const packet = Buffer.alloc(16);
  packet.writeInt32BE(16);
  packet.writeInt32BE(80877102, 4);
  packet.writeInt32BE(processID, 8);
  packet.writeInt32BE(secretKey + secretOffset, 12);
  return packet;
}

describe('a cancel request', () => {
  it.each(['db-1', 'db-2'])('ends the running query on its server: %s', async (instance) => {
    const { client, failure } = await startSleeping(instance);
    await exchange(lab.front.port, cancelRequest(client));
    expect(await failure).toBe('57014');
  });

  it('works over TLS, and through the port of another endpoint', async () => {
    const { client, failure } = await startSleeping('db-2');
    const port = await lab.front.listen({ instance: 'db-1' });
    const socket = connectTls({
      host: '127.0.0.1',
      port,
      ALPNProtocols: ['postgresql'],
      rejectUnauthorized: false,
    });
    socket.write(cancelRequest(client));
    await untilEnded(socket);
    expect(await failure).toBe('57014');
  });

  it('has no effect with a wrong secret or after the session has ended', async () => {
    const { client, failure } = await startSleeping('db-1');
    await exchange(lab.front.port, cancelRequest(client, 1));
    expect(await sleepers('db-1')).toBe(1);
    await exchange(lab.front.port, cancelRequest(client));
    expect(await failure).toBe('57014');
    await client.end();
    expect((await exchange(lab.front.port, cancelRequest(client))).received).toHaveLength(0);
  });
});

/** Starts a sleeping query and resolves once the server reports it. */
async function startSleeping(
  instance: string,
): Promise<{ client: Client; failure: Promise<string | undefined> }> {
  const client = await lab.connect({ instance });
  const failure = client.query('SELECT pg_sleep(30)').then(
    () => undefined,
    ({ code }: DatabaseError) => code,
  );
  await eventually(() => sleepers(instance), 1);
  return { client, failure };
}

async function sleepers(instance: string): Promise<number> {
  const { database } = lab.cluster.member(instance);
  return (await database.query("SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep'")).length;
}
