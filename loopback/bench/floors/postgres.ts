import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { PostgresBinaries } from '../../postgres/binaries';
import { findPostgres } from '../../postgres/binaries';
import { needRelocation } from '../../postgres/home';
import { chooseHomeLocation } from '../../postgres/home-location';
import { relocate } from '../../postgres/keeper/relocate';
import { releaseLeftovers } from '../../postgres/keeper/server-leftovers';
import type { SystemUser } from '../../postgres/server-user';
import { findServerUser, labUser } from '../../postgres/server-user';
import { finishRemoval } from '../finish-removal';

/*
 * Cost of a replicated PostgreSQL without any of the lab's classes: the floor of the lab's figures. Settings that cost
 * time are the lab's: no fsync, small buffers.
 */
const SWITCHES = [
  'listen_addresses=',
  'fsync=off',
  'shared_buffers=16MB',
  // In the data folder, so that a killed server leaves no segment behind.
  'dynamic_shared_memory_type=mmap',
  'wal_retrieve_retry_interval=100ms',
];
const POLL_INTERVAL_MS = 2;
const DEADLINE_MS = 60_000;

export interface BareCluster {
  /** Time from nothing until all readers stream and every server answers. */
  readonly elapsedMs: number;
  /**
   * Kills the primary, promotes a standby and connects to it. Returns the time until its first acknowledged write.
   * Works once only.
   */
  failOver(): Promise<number>;
  close(): Promise<void>;
}

/** Runs `initdb`, copies the folder for each reader and starts all servers, as quickly as a script could. */
export async function bareCluster(installed: PostgresBinaries, readers: number): Promise<BareCluster> {
  const user = await findServerUser(labUser());
  const folder = mkdtempSync(join(chooseHomeLocation(process.env, user), 'lab-floor-'));
  chownSync(folder, user.uid, user.gid);
  const binaries = makeRunnable(installed, user, join(folder, 'programs'));
  const startedAt = performance.now();
  const primary = join(folder, '0');
  await run(user, join(binaries.binFolder, 'initdb'), [
    ...[
      '--pgdata',
      primary,
      '--username',
      'postgres',
      '--auth',
      'trust',
      '--no-sync',
      '--no-locale',
      '--encoding',
      'UTF8',
    ],
    ...['--no-instructions'],
  ]);
  const numbers = Array.from({ length: readers + 1 }, (_, number) => number);
  await Promise.all(numbers.slice(1).map((number) => copyAsStandby(user, folder, number)));
  const servers = numbers.map((number) => startServer(user, binaries, folder, number));
  const stopAll = () =>
    servers.forEach((server, number) => {
      if (server.signalCode === null) server.kill('SIGQUIT');
      else void releaseLeftovers(join(folder, String(number)));
    });
  process.once('exit', stopAll);
  await Promise.all(numbers.map((number) => waitFor(folder, number, 'SELECT true AS done')));
  await waitFor(
    folder,
    0,
    `SELECT count(*) = ${readers} AS done FROM pg_stat_replication WHERE state = 'streaming'`,
  );
  return {
    elapsedMs: performance.now() - startedAt,
    failOver: () => bareFailover(folder, servers),
    close: async () => {
      await end(folder, servers);
      process.off('exit', stopAll);
    },
  };
}

/** Copies the programs if the servers' user may not enter the folder of the checkout. */
function makeRunnable(installed: PostgresBinaries, user: SystemUser, to: string): PostgresBinaries {
  if (!needRelocation(installed, user)) return installed;
  relocate({ from: dirname(installed.binFolder), to, links: installed.missingLinks, owner: user });
  return { ...installed, binFolder: join(to, 'bin') };
}

/** Measures the floor of a failover with two readers: creates a cluster, fails it over and removes it. */
export async function bareFailoverMs(): Promise<number> {
  const cluster = await bareCluster(await findPostgres(process.env), 2);
  try {
    return await cluster.failOver();
  } finally {
    await cluster.close();
  }
}

async function bareFailover(folder: string, servers: readonly ChildProcess[]): Promise<number> {
  const startedAt = performance.now();
  servers[0]?.kill('SIGKILL');
  // The request is repeated, because a standby that is about to connect to its primary again sleeps before it obeys one.
  await waitFor(
    folder,
    1,
    'SELECT CASE WHEN pg_is_in_recovery() THEN NOT pg_promote(wait => false) ELSE true END AS done',
  );
  const client = await connect(folder, 1);
  await client.query('CREATE TABLE first_write AS SELECT 1 AS n');
  const elapsedMs = performance.now() - startedAt;
  await client.end();
  return elapsedMs;
}

async function copyAsStandby(user: SystemUser, folder: string, number: number): Promise<void> {
  const target = join(folder, String(number));
  await run(user, 'cp', ['-R', '-p', join(folder, '0'), target]);
  await run(user, 'touch', [join(target, 'standby.signal')]);
}

function startServer(
  user: SystemUser,
  binaries: PostgresBinaries,
  folder: string,
  number: number,
): ChildProcess {
  const settings = [
    ...SWITCHES,
    `unix_socket_directories=${folder}`,
    `port=${number + 1}`,
    ...(number > 0 ? [`primary_conninfo=host=${folder} port=1 user=postgres`] : []),
  ];
  const args = ['-D', join(folder, String(number)), ...settings.flatMap((setting) => ['-c', setting])];
  return spawn(join(binaries.binFolder, 'postgres'), args, processOptions(user));
}

async function run(user: SystemUser, program: string, args: readonly string[]): Promise<void> {
  const [code] = await once(spawn(program, args, processOptions(user)), 'exit');
  if (code !== 0) throw new Error(`${program} ended with exit code ${code}`);
}

export function processOptions({ uid, gid }: SystemUser) {
  const identity = process.getuid?.() === uid ? {} : { uid: uid | 0, gid: gid | 0 };
  return {
    cwd: '/',
    env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' },
    stdio: 'ignore',
    ...identity,
  } as const;
}

/** Repeats a query until its `done` is true. Reconnects after a failure. */
async function waitFor(folder: string, number: number, sql: string): Promise<void> {
  const deadline = performance.now() + DEADLINE_MS;
  let client: Client | undefined;
  try {
    for (;;) {
      client ??= await connect(folder, number).catch(() => undefined);
      const answer = await client?.query<{ done: boolean }>(sql).catch(() => undefined);
      if (answer?.rows[0]?.done) return;
      if (!answer) client = undefined;
      if (performance.now() > deadline)
        throw new Error(
          `Timed out after ${DEADLINE_MS} ms waiting for server ${number} to answer "${sql}" with true`,
        );
      await sleep(POLL_INTERVAL_MS);
    }
  } finally {
    await client?.end();
  }
}

async function connect(folder: string, number: number): Promise<Client> {
  const client = new Client({
    host: folder,
    port: number + 1,
    user: 'postgres',
    database: 'postgres',
    ssl: false,
  });
  client.on('error', () => {});
  await client.connect();
  return client;
}

async function end(folder: string, servers: readonly ChildProcess[]): Promise<void> {
  const running = servers.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
  for (const server of running) server.kill('SIGQUIT');
  await Promise.all(running.map((server) => once(server, 'exit')));
  // The killed server has left a shared memory segment.
  await Promise.all(servers.map((_, number) => releaseLeftovers(join(folder, String(number)))));
  rmSync(folder, { recursive: true, force: true });
  await finishRemoval();
}
