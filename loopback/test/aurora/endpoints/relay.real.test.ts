import { once } from 'node:events';
import type { Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Connection } from '../../../aurora/endpoints/connection';
import { readMessage } from '../../../aurora/endpoints/messages';
import { connectServer, relay } from '../../../aurora/endpoints/relay';
import { eventually } from '../../../testing/eventually';
import { useTemporaryFolder } from '../../../testing/temporary-folder';
import { openRaw } from '../../support/raw-connection';

const ready = Buffer.from('Z\0\0\0\x05I');
const megabyte = Buffer.alloc(1024 * 1024);
const folder = useTemporaryFolder();
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listen(address: string | number): Promise<{ server: Server; accepted: Promise<Socket> }> {
  const server = createServer();
  servers.push(server);
  const accepted = once(server, 'connection').then(([socket]) => socket as Socket);
  server.listen(address);
  await once(server, 'listening');
  return { server, accepted };
}

/** Joins a client and a server process, and returns the socket that each of them holds. */
async function joinPair(): Promise<{ client: Socket; process: Socket }> {
  const front = await listen(0);
  const database = await listen(join(folder(), 's'));
  const address = front.server.address();
  const client = await openRaw(typeof address === 'object' ? (address?.port ?? 0) : 0);
  const clientSide = await front.accepted;
  clientSide.on('error', () => {});
  const serverSide = await connectServer(new Connection(clientSide), clientSide, join(folder(), 's'));
  const process = await database.accepted;
  process.on('error', () => {});
  process.write(ready);
  await relay(clientSide, serverSide, await readMessage(serverSide), () => {});
  await once(client, 'readable');
  expect(client.read()).toEqual(ready);
  return { client, process };
}

describe('joined connections', () => {
  it('carry all bytes in both directions, in order', async () => {
    const { client, process } = await joinPair();
    process.pipe(process);
    const received: Buffer[] = [];
    client.on('data', (part: Buffer) => received.push(part));
    const sent = Array.from({ length: 32 }, (_, index) => Buffer.alloc(100_000, index));
    for (const part of sent) client.write(part);
    await eventually(() => Buffer.concat(received).length, 3_200_000);
    expect(Buffer.concat(received).equals(Buffer.concat(sent))).toBe(true);
    client.destroy();
  });

  it('make a server wait for a client that does not read, instead of buffering what the server sends', async () => {
    const { client, process } = await joinPair();
    client.pause();
    let taken = 0;
    const endless = async function* () {
      for (;;) {
        yield megabyte;
        taken += 1;
      }
    };
    const sending = pipeline(endless, process).catch(() => {});
    let before = 0;
    let looksWithoutChange = 0;
    await eventually(() => {
      looksWithoutChange = taken > 0 && taken === before ? looksWithoutChange + 1 : 0;
      before = taken;
      return looksWithoutChange >= 10;
    }, true);
    expect(taken).toBeLessThan(32);
    client.destroy();
    await sending;
  });

  it('deliver a server’s last bytes to the client, then end', async () => {
    const { client, process } = await joinPair();
    const parts: Buffer[] = [];
    client.on('data', (part: Buffer) => parts.push(part));
    process.end(Buffer.concat([megabyte, megabyte]));
    await once(client, 'close');
    expect(Buffer.concat(parts)).toHaveLength(2 * megabyte.length);
  });

  it('deliver a client’s last bytes to the server, then end', async () => {
    const { client, process } = await joinPair();
    const parts: Buffer[] = [];
    process.on('data', (part: Buffer) => parts.push(part));
    client.end(Buffer.concat([megabyte, megabyte]));
    await once(process, 'close');
    expect(Buffer.concat(parts)).toHaveLength(2 * megabyte.length);
  });

  it.each(['client', 'process'] as const)('both end when the connection of the %s breaks', async (side) => {
    const pair = await joinPair();
    const other = side === 'client' ? pair.process : pair.client;
    other.resume();
    pair[side].destroy();
    await eventually(() => other.destroyed, true);
  });
});
