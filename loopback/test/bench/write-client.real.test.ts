import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';

const PROGRAM = require.resolve('../../bench/write-client');
const DEADLINE_MS = 10_000;
const TIMEOUT_MS = 30_000;

it(
  'a client that waits for a write ends when the process that started it ends',
  async () => {
    // Accepts connections and never answers.
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const client = fork(PROGRAM, [JSON.stringify({ host: '127.0.0.1', port })], {
      execArgv: ['--require', require.resolve('tsx/cjs')],
    });
    try {
      client.send('write');
      const [socket] = await once(server, 'connection');
      // The same happens when the process that started the client is killed.
      client.disconnect();
      expect(await once(client, 'exit', { signal: AbortSignal.timeout(DEADLINE_MS) })).toEqual([0, null]);
      socket.destroy();
    } finally {
      client.kill('SIGKILL');
      server.close();
    }
  },
  TIMEOUT_MS,
);
