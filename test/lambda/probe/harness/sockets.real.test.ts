import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, Socket } from 'node:net';
import { eventually } from 'aurora-loopback/testing/eventually';
import { ClientColumns } from '../../../../lambda/probe/harness/columns';
import { countConnections } from '../../../../lambda/probe/harness/sockets';

const { connect, _destroy } = Socket.prototype;
afterAll(() => Object.assign(Socket.prototype, { connect, _destroy }));

it('a client has at most 100 connections, also if it opens all at the same time', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const columns = ClientColumns.allocate(1);
  countConnections(columns);
  const open = () => {
    const socket = new Socket().connect(port, '127.0.0.1');
    return once(socket, 'connect').then(
      () => socket,
      (error: Error) => error.message,
    );
  };

  const results = await Promise.all(Array.from({ length: 150 }, open));
  const sockets = results.filter((result) => typeof result !== 'string');
  expect(sockets.length).toBe(100);
  expect(new Set(results.filter((result) => typeof result === 'string'))).toEqual(
    new Set(['the client has 100 connections open, which is the limit of the probe for one client']),
  );
  expect(columns.counter('connectionsOpened')).toBe(100);

  for (const socket of sockets) socket.destroy();
  await eventually(() => columns.counter('connectionsOpen'), 0);
  const another = await open();
  expect(another).toBeInstanceOf(Socket);
  (another as Socket).destroy();
  server.close();
});
