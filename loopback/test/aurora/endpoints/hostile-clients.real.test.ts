import type { Socket } from 'node:net';
import fc from 'fast-check';
import type { ClusterFront } from '../../../aurora/endpoints/front';
import { renderStartupPacket } from '../../../aurora/endpoints/startup-packet';
import { eventually } from '../../../testing/eventually';
import { openFrontWithoutCluster } from '../../support/front-without-cluster';
import { exchange, openRaw, untilEnded } from '../../support/raw-connection';

const sslRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
const gssRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 48]);
const startup = renderStartupPacket(3 << 16, new Map([['user', 'app']]));
const log: string[] = [];
let front: ClusterFront;

beforeAll(async () => {
  front = await openFrontWithoutCluster({ loginTimeoutMs: 300, maxLogins: 20 }, log);
});

afterEach(async () => {
  await eventually(() => front.connectionCount, 0);
  expect(log).toEqual([]);
});

afterAll(() => front.close());

describe('an endpoint closes the connection without an answer', () => {
  it.each([
    ['HTTP', 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    ['SSH', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['a length of zero', Buffer.alloc(8)],
    ['a length beyond the limit', Buffer.from([0x7f, 0xff, 0xff, 0xff, 0, 3, 0, 0])],
    ['a start-up packet without an end', Buffer.from([0, 0, 0, 12, 0, 3, 0, 0, 65, 65, 65, 65])],
    ['a request to cancel an unknown session', Buffer.from('0000001004d2162e0000002a0badcafe', 'hex')],
    ['two requests for encryption by GSSAPI', Buffer.concat([gssRequest, gssRequest])],
    ['bytes before TLS that were not encrypted', Buffer.concat([sslRequest, startup])],
  ])('on %s', async (_, bytes) => {
    const { received } = await exchange(front.port, bytes);
    expect(['', 'N', 'S']).toContain(received.toString());
  });

  it('after bytes that are not a TLS handshake', async () => {
    const { received } = await exchange(
      front.port,
      Buffer.concat([Buffer.from([0x16, 3, 1, 0, 5]), Buffer.alloc(5)]),
    );
    expect(received.subarray(0, 1)).toEqual(Buffer.from([0x15]));
  });
});

it('an endpoint declines GSSAPI encryption and continues the login', async () => {
  const socket = await openRaw(front.port);
  socket.write(gssRequest);
  await new Promise((resolve) => socket.once('data', resolve));
  socket.write(startup);
  const { received } = await untilEnded(socket);
  expect(received.toString()).toContain(
    'no pg_hba.conf entry for host "127.0.0.1", user "app", database "app", no encryption',
  );
});

it('an endpoint refuses an unknown version of the protocol as PostgreSQL does', async () => {
  const { received } = await exchange(front.port, Buffer.from([0, 0, 0, 9, 0, 2, 0, 0, 0]));
  expect(received.toString()).toContain(
    'C0A000\0Munsupported frontend protocol 2.0: server supports 3.0 to 3.0',
  );
});

describe('an endpoint limits the time to log in of a client that', () => {
  it.each([
    ['sends nothing', Buffer.alloc(0)],
    ['stops within a packet', startup.subarray(0, 9)],
    ['requests TLS and does not start it', sslRequest],
    ['starts TLS and does not continue', Buffer.from([0x16, 3, 1, 0x02, 0])],
  ])('%s', async (_, bytes) => {
    const beganMs = performance.now();
    const { received } = await exchange(front.port, bytes);
    expect(performance.now() - beganMs).toBeGreaterThan(250);
    expect(received.toString()).toBe(bytes === sslRequest ? 'S' : '');
  });

  it('sends a byte from time to time', async () => {
    const socket = await openRaw(front.port);
    let sent = 0;
    const timer = setInterval(() => socket.write(startup.subarray(sent, ++sent)), 20);
    await untilEnded(socket).finally(() => clearInterval(timer));
    expect(sent).toBeLessThan(startup.length);
  });
});

it('an endpoint forgets a client that disconnects during the login', async () => {
  const socket = await openRaw(front.port);
  socket.end(startup.subarray(0, 9));
  await untilEnded(socket, 250);
});

it('an endpoint resets only the clients beyond the limit of simultaneous logins', async () => {
  const silent = await Promise.all(Array.from({ length: 20 }, () => openRaw(front.port)));
  await eventually(() => front.connectionCount, 20);
  const outcome = await exchange(front.port, startup).catch(({ code }) => ({ error: code }));
  expect(outcome).toMatchObject({ error: 'ECONNRESET' });
  for (const socket of silent) socket.destroy();
  await eventually(() => front.connectionCount, 0);
  expect((await exchange(front.port, startup)).received.toString()).toContain('28000');
});

it('an endpoint survives any bytes in chunks of any size', async () => {
  const opening = fc.constantFrom(
    Buffer.alloc(0),
    sslRequest,
    gssRequest,
    Buffer.from([0x16, 3, 1]),
    startup.subarray(0, 8),
  );
  const pieces = fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(opening, pieces, async (first, rest) => {
      const socket = await openRaw(front.port);
      for (const bytes of [first, ...rest]) socket.write(Uint8Array.from(bytes));
      socket.end();
      await untilEnded(socket);
    }),
    { numRuns: 300 },
  );
  expect((await exchange(front.port, startup)).received.toString()).toContain('28000');
});

it('an endpoint uses little memory for clients that send nothing', async () => {
  const roomy = await openFrontWithoutCluster({ maxLogins: 500 });
  const before = process.memoryUsage().rss;
  const silent: Socket[] = [];
  for (let count = 0; count < 500; count++) silent.push(await openRaw(roomy.port));
  await eventually(() => roomy.connectionCount, 500);
  expect(process.memoryUsage().rss - before).toBeLessThan(40 * 1024 * 1024);
  await roomy.close();
  await Promise.all(silent.map((socket) => socket.destroyed || untilEnded(socket)));
});
