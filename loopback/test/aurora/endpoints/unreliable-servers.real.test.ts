import type { Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import type { ClusterFront } from '../../../aurora/endpoints/front';
import { renderAuthentication } from '../../../aurora/endpoints/messages';
import { eventually } from '../../../testing/eventually';
import { useTemporaryFolder } from '../../../testing/temporary-folder';
import { openFrontWithoutCluster } from '../../support/front-without-cluster';

/*
 * In these tests a socket imitates a server that does not answer, disconnects or speaks another protocol. A real server
 * behaves like this only when it is frozen, killed or replaced by another program.
 */
const dropped = /^Connection terminated unexpectedly$|^read ECONNRESET$/;
const folder = useTemporaryFolder();
let server: Server | undefined;
let front: ClusterFront;
let serverSide: Socket[];

async function behave(behaviour: (socket: Socket) => void): Promise<void> {
  serverSide = [];
  server = createServer((socket) => {
    socket.on('error', () => {}).resume();
    serverSide.push(socket);
    behaviour(socket);
  });
  await new Promise<void>((resolve) => server?.listen(socketPath(), resolve));
}

function socketPath(): string {
  return join(folder(), 's');
}

beforeEach(async () => {
  serverSide = [];
  front = await openFrontWithoutCluster({ loginTimeoutMs: 300 }, [], socketPath);
});

afterEach(async () => {
  await eventually(() => front.connectionCount, 0);
  await eventually(() => serverSide.every((socket) => socket.destroyed), true);
  await front.close();
  server?.close();
  server = undefined;
});

async function logIn(password = 'any'): Promise<string> {
  const client = new Client({
    host: '127.0.0.1',
    port: front.port,
    user: 'app',
    database: 'shop',
    password,
    ssl: { rejectUnauthorized: false },
  });
  client.on('error', () => {});
  try {
    await client.connect();
    return 'logged in';
  } catch (error) {
    return (error as Error).message;
  } finally {
    await client.end();
  }
}

describe('a client of an endpoint', () => {
  it('is disconnected when no server listens at the socket', async () => {
    expect(await logIn()).toMatch(dropped);
  });

  it('is disconnected when the server does not answer', async () => {
    await behave(() => {});
    expect(await logIn()).toMatch(dropped);
  });

  it('is disconnected when the server disconnects within a message', async () => {
    await behave((socket) => socket.end('R\0\0'));
    expect(await logIn()).toMatch(dropped);
  });

  it('is disconnected when the server does not speak the PostgreSQL protocol', async () => {
    await behave((socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect(await logIn()).toMatch(dropped);
  });
});

it('an endpoint closes its connection to the server when the client disconnects during the login', async () => {
  await behave(() => {});
  const client = new Client({
    host: '127.0.0.1',
    port: front.port,
    user: 'app',
    ssl: { rejectUnauthorized: false },
  });
  client.on('error', () => {});
  client.connect().catch(() => {});
  await eventually(() => serverSide.length, 1);
  client.connection.stream.destroy();
  await eventually(() => serverSide.every((socket) => socket.destroyed), true);
});

it('an endpoint withholds AuthenticationOk of a server, even after other messages', async () => {
  const notice = Buffer.from('N\0\0\0\x0bSNOTE\0\0');
  await behave((socket) =>
    socket.write(Buffer.concat([notice, renderAuthentication('ok'), Buffer.from('Z\0\0\0\x05I')])),
  );
  // The role logs in with a token only (see the support file), and this password is not a token.
  expect(await logIn('a password')).toBe('PAM authentication failed for user "app"');
});
