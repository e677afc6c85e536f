import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import type { PostgresServer } from '../../postgres/server';
import { useTestHome } from '../../testing/postgres-home';
import { processesMentioning } from '../../testing/processes';
import { waitFor } from '../../testing/wait-for';
import { uniqueName } from '../support/unique-name';

const WRITERS = 6;

jest.setTimeout(60_000);

describe('the fence', () => {
  const testHome = useTestHome();

  it('prevents any further acknowledgement, and loses no acknowledged write', async () => {
    for (let round = 0; round < 2; round += 1) {
      const server = await testHome().createServer(uniqueName('fence'));
      await server.start();
      await server.query('CREATE TABLE written (writer int, n int)');
      const writers = await Promise.all(
        Array.from({ length: WRITERS }, (_, writer) => startWriting(server, writer)),
      );
      await waitFor('every writer writes', 10_000, () =>
        writers.every(({ acknowledged }) => acknowledged() > 20) ? undefined : 'not all',
      );

      await server.kill();
      expect(processesMentioning(server.name)).toEqual([]);
      // Clients may still read acknowledgements from before the fence. Without a server process there are no later
      // acknowledgements.
      await Promise.all(writers.map(({ ended }) => ended));
      const atFence = writers.map(({ acknowledged }) => acknowledged());

      await server.start();
      const rows = await server.query<{ n: number }>(
        'SELECT max(n) AS n FROM written GROUP BY writer ORDER BY writer',
      );
      rows.forEach(({ n }, writer) => {
        expect(n).toBeGreaterThanOrEqual(atFence[writer] ?? 0);
      });
      expect(rows).toHaveLength(WRITERS);
      await server.kill();
    }
  });

  it.each([
    ['a server that runs', () => {}],
    ['a server whose postmaster was just killed', kill],
    [
      'a server whose killed postmaster was reported',
      async (server: PostgresServer) => {
        const reported = new Promise((resolve) => server.onExit(resolve));
        kill(server);
        await reported;
      },
    ],
  ])('ends the running statements of %s, even before the last backend has exited', async (_, before) => {
    for (let round = 0; round < 2; round += 1) {
      const server = await testHome().createServer(uniqueName('amid'));
      await server.start();
      await server.query('CREATE TABLE written (n bigint)');
      const writers = await Promise.all(Array.from({ length: WRITERS }, () => startWorking(server)));
      await waitFor('every writer writes', 10_000, () =>
        writers.every(({ acknowledged }) => acknowledged() > 5) ? undefined : 'not all',
      );

      await before(server);
      await server.fence();
      const fencedMs = Date.now() + 1;
      await Promise.all(writers.map(({ ended }) => ended));
      for (const { lastDoneMs } of writers) expect(lastDoneMs()).toBeLessThanOrEqual(fencedMs);

      await server.start();
      await server.kill();
    }
  });

  it('ends a suspended server', async () => {
    const server = await testHome().createServer(uniqueName('frozen'));
    await server.start();
    process.kill(server.pid ?? 0, 'SIGSTOP');
    await server.kill();
    expect(processesMentioning(server.name)).toEqual([]);
  });

  it('ends a backend that is too busy to notice the death of its postmaster', async () => {
    const server = await testHome().createServer(uniqueName('busy'));
    await server.start();
    await startComputing(server);
    process.kill(server.pid ?? 0, 'SIGKILL');
    await server.kill();
    expect(processesMentioning(server.name)).toEqual([]);
    await server.start();
    await server.kill();
  });

  it('releases the shared memory of a server that it ended', async () => {
    const server = await testHome().createServer(uniqueName('memory'));
    await server.start();
    const lockFile = readFileSync(join(server.home.folder, server.folder, 'postmaster.pid'), 'utf8');
    const segment = lockFile.split('\n')[6]?.trim().split(/\s+/)[1] ?? '';
    expect(sharedMemory()).toContain(segment);
    await server.kill();
    await waitFor('the segment is removed', 10_000, () =>
      sharedMemory().includes(segment) ? segment : undefined,
    );
  });

  it('is applied without a call when a postmaster is killed, and ends its remaining processes', async () => {
    const server = await testHome().createServer(uniqueName('orphan'));
    await server.start();
    await startComputing(server);
    process.kill(server.pid ?? 0, 'SIGKILL');
    await waitFor(
      'no process is left',
      10_000,
      () => processesMentioning(server.name).join('\n') || undefined,
    );
  });
});

function sharedMemory(): string[] {
  return execFileSync('ipcs', ['-m'], { encoding: 'utf8' }).split(/\s+/);
}

async function startWriting(server: PostgresServer, writer: number) {
  const client = await server.connect();
  let acknowledged = 0;
  const ended = (async () => {
    for (;;) {
      await client.query('INSERT INTO written VALUES ($1, $2)', [writer, acknowledged + 1]);
      acknowledged += 1;
    }
  })().catch(() => {});
  return { acknowledged: () => acknowledged, ended };
}

function kill({ pid = 0 }: PostgresServer): void {
  process.kill(pid, 'SIGKILL');
}

/** Each statement runs for milliseconds without checking whether the postmaster is alive, then commits. */
async function startWorking(server: PostgresServer) {
  const client = await server.connect();
  let acknowledged = 0;
  let lastDoneMs = 0;
  const ended = (async () => {
    for (;;) {
      const { rows } = await client.query<{ ms: number }>(
        `INSERT INTO written SELECT count(*) FROM generate_series(1, 40000)
         RETURNING extract(epoch FROM clock_timestamp())::float8 * 1000 AS ms`,
      );
      acknowledged += 1;
      lastDoneMs = Number(rows[0]?.ms);
    }
  })().catch(() => {});
  return { acknowledged: () => acknowledged, lastDoneMs: () => lastDoneMs, ended };
}

/** Starts a statement that never waits, and so never checks whether the postmaster is alive. */
async function startComputing(server: PostgresServer): Promise<Client> {
  const client = await server.connect();
  client.query('SELECT count(*) FROM generate_series(1, 1e12)').catch(() => {});
  await waitFor('the statement runs', 10_000, async () => {
    const rows = await server.query(
      `SELECT FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%1e12%' AND pid <> pg_backend_pid()`,
    );
    return rows.length === 1 ? undefined : `${rows.length} running statements`;
  });
  return client;
}
