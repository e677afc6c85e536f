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
 * What a real server does only when it is frozen, killed or replaced by something else is done here by a socket that
 * behaves so.
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

describe('a client', () => {
  it('is let go when there is no server where one should be', async () => {
    expect(await logIn()).toMatch(dropped);
  });

  it('is let go when the server does not answer', async () => {
    await behave(() => {});
    expect(await logIn()).toMatch(dropped);
  });

  it('is let go when the server leaves in the middle of a message', async () => {
    await behave((socket) => socket.end('R\0\0'));
    expect(await logIn()).toMatch(dropped);
  });

  it('is let go when what answers does not speak the protocol', async () => {
    await behave((socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect(await logIn()).toMatch(dropped);
  });

  it('takes its server connection along when it leaves while it logs in', async () => {
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
});

it('a server’s yes is held back whatever it says before', async () => {
  const notice = Buffer.from('N\0\0\0\x0bSNOTE\0\0');
  await behave((socket) =>
    socket.write(Buffer.concat([notice, renderAuthentication('ok'), Buffer.from('Z\0\0\0\x05I')])),
  );
  // The role is one that logs in by token (see the support), and this is none.
  expect(await logIn('a password')).toBe('PAM authentication failed for user "app"');
});
