import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { copyFrom } from '../../postgres/data-folder';
import { PostgresServer } from '../../postgres/server';
import { useTestHome } from '../../testing/postgres-home';
import { waitFor } from '../../testing/wait-for';
import { uniqueName } from '../support/unique-name';

jest.setTimeout(60_000);

describe('replication', () => {
  const testHome = useTestHome();
  const count = async (server: PostgresServer) =>
    Number((await server.query<{ n: string }>('SELECT count(*) AS n FROM written'))[0]?.n);
  const streamsFrom = (primary: PostgresServer, standby: PostgresServer) =>
    waitFor(`${standby.name} streams from ${primary.name}`, 10_000, async () => {
      const rows = await primary.query<{ name: string; state: string }>(
        'SELECT application_name AS name, state FROM pg_stat_replication',
      );
      return rows.some(({ name, state }) => name === standby.name && state === 'streaming')
        ? undefined
        : JSON.stringify(rows);
    });
  const caughtUp = (primary: PostgresServer, standby: PostgresServer) =>
    waitFor(`${standby.name} has replayed all of ${primary.name}`, 10_000, async () => {
      const behind = (await primary.currentLsn()) - (await standby.replayedLsn());
      return behind > 0n ? `${behind} bytes behind` : undefined;
    });
  const processOf = async (server: PostgresServer, type: string) => {
    const [row] = await server.query<{ pid: number; event: string }>(
      `SELECT pid, wait_event AS event FROM pg_stat_activity WHERE backend_type = '${type}'`,
    );
    return row;
  };

  it('streams to standbys by name, and is synchronous if requested', async () => {
    const [primary, standby] = await testHome().createReplicas(uniqueName('primary'), uniqueName('standby'));
    if (!primary || !standby) throw new Error('The test needs two servers.');
    await streamsFrom(primary, standby);
    await primary.configure({ synchronous_standby_names: `"${standby.name}"` });
    const client = await primary.connect();
    await client.query('CREATE TABLE written AS SELECT 1 AS n');
    const [row] = await primary.query('SELECT sync_state FROM pg_stat_replication');
    expect(row).toEqual({ sync_state: 'sync' });
    expect(await standby.receivedLsn()).toBeGreaterThanOrEqual(await primary.currentLsn());
    await caughtUp(primary, standby);
    expect(await count(standby)).toBe(1);
    expect(await standby.isStandby()).toBe(true);

    await standby.kill();
    const waiting = client.query('INSERT INTO written VALUES (2)');
    await waitFor('the write waits for the standby', 10_000, async () => {
      const rows = await primary.query("SELECT FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
      return rows.length === 1 ? undefined : `${rows.length} waiting`;
    });
    await primary.configure({ synchronous_standby_names: '' });
    await waiting;
    await client.end();
    await primary.kill();
  });

  it('continues from a promoted standby', async () => {
    const names = ['old', 'new', 'other'].map(uniqueName);
    const [old, promoted, other] = await testHome().createReplicas(...names);
    if (!old || !promoted || !other) throw new Error('The test needs three servers.');
    await Promise.all([streamsFrom(old, promoted), streamsFrom(old, other)]);
    await old.query('CREATE TABLE written AS SELECT 1 AS n');
    await Promise.all([caughtUp(old, promoted), caughtUp(old, other)]);

    await old.kill();
    await promoted.promote(5000);
    expect(await promoted.isStandby()).toBe(false);
    await promoted.query('INSERT INTO written VALUES (2)');
    await other.follow(promoted);
    await streamsFrom(promoted, other);
    await caughtUp(promoted, other);
    expect(await count(other)).toBe(2);

    await copyFrom(promoted, old.folder);
    await old.follow(promoted);
    await old.start();
    await streamsFrom(promoted, old);
    expect(await count(old)).toBe(2);
    await Promise.all([old, promoted, other].map((server) => server.kill()));
  });

  it.each(['primary', 'standby'])('copies a running %s under writes', async (role) => {
    const [primary, standby] = await testHome().createReplicas(uniqueName('source'), uniqueName('second'));
    if (!primary || !standby) throw new Error('The test needs two servers.');
    await streamsFrom(primary, standby);
    await primary.query('CREATE TABLE written (n int)');
    await caughtUp(primary, standby);
    const client = await primary.connect();
    let written = 0;
    let isDone = false;
    const writing = (async () => {
      for (; !isDone; written += 100) {
        await client.query('INSERT INTO written SELECT n FROM generate_series(1, 100) n');
        // `VACUUM FULL` replaces files with new files.
        if (written % 2000 === 0) await client.query('VACUUM FULL written');
      }
    })();

    const source = role === 'primary' ? primary : standby;
    const copy = new PostgresServer(testHome().home, {
      name: uniqueName('copy'),
      folder: uniqueName('copy'),
    });
    await copyFrom(source, copy.folder);
    await copy.follow(primary);
    await copy.start();
    await streamsFrom(primary, copy);
    isDone = true;
    await writing;
    await caughtUp(primary, copy);
    expect(written).toBeGreaterThan(0);
    expect(await count(copy)).toBe(written);
    await client.end();
    await Promise.all([primary, standby, copy].map((server) => server.kill()));
  });

  it('keeps the old data folder if a copy fails', async () => {
    const [primary, standby] = await testHome().createReplicas(uniqueName('source'), uniqueName('target'));
    if (!primary || !standby) throw new Error('The test needs two servers.');
    await standby.stop('fast');
    const copying = copyFrom(primary, standby.folder);
    const refusal = expect(copying).rejects.toThrow();
    await primary.kill();
    await refusal;
    await standby.start();
    expect(await standby.isStandby()).toBe(true);
    await standby.kill();
  });

  it('refuses to turn a running primary into a standby', async () => {
    const [one, two] = await testHome().createReplicas(uniqueName('one'), uniqueName('two'));
    if (!one || !two) throw new Error('The test needs two servers.');
    await expect(one.follow(two)).rejects.toThrow(
      `${one.name} runs as a primary; stop it before it can follow another server.`,
    );
    await Promise.all([one.kill(), two.kill()]);
  });

  it('promotes a standby at once if the request arrives just before it connects to its primary again', async () => {
    const primary = await testHome().createServer(uniqueName('lost'));
    const standby = await testHome().createServer(uniqueName('promoted'));
    // The primary first: after a failed attempt to connect, the standby would sleep for up to 20 s.
    await primary.start();
    await standby.follow(primary);
    await standby.start();
    await streamsFrom(primary, standby);
    await standby.configure({ wal_retrieve_retry_interval: '20s' });
    const postmaster = requirePid(standby);
    // While its postmaster is suspended, a standby whose receiver has ended waits for the start of another one.
    process.kill(postmaster, 'SIGSTOP');
    process.kill(requirePid(await processOf(standby, 'walreceiver')), 'SIGTERM');
    await waitFor('the standby waits for another receiver', 30_000, async () => {
      const [receiver, startup] = [
        await processOf(standby, 'walreceiver'),
        await processOf(standby, 'startup'),
      ];
      const isWaiting = receiver === undefined && startup?.event === 'RecoveryWalStream';
      return isWaiting ? undefined : JSON.stringify([receiver, startup]);
    });
    const promoted = standby.promote(5_000);
    await waitFor('the request is written', 10_000, () =>
      existsSync(join(standby.home.folder, standby.folder, 'promote')) ? undefined : 'not yet',
    );
    process.kill(requirePid(await processOf(standby, 'startup')), 'SIGUSR2');
    await waitFor('the standby sleeps, or has ended its recovery', 30_000, async () => {
      const startup = await processOf(standby, 'startup');
      const isDone = startup === undefined || startup.event === 'RecoveryRetrieveRetryInterval';
      return isDone ? undefined : JSON.stringify(startup);
    });
    process.kill(postmaster, 'SIGCONT');
    await promoted;
    await Promise.all([primary.kill(), standby.kill()]);
  });

  it('reports a promotion that takes too long', async () => {
    const [primary, standby] = await testHome().createReplicas(uniqueName('primary'), uniqueName('slow'));
    if (!primary || !standby) throw new Error('The test needs two servers.');
    process.kill(requirePid(await processOf(standby, 'startup')), 'SIGSTOP');
    await expect(standby.promote(50)).rejects.toThrow(
      `Timed out after 50 ms waiting for ${standby.name} to be promoted. Last seen: in recovery`,
    );
    await Promise.all([primary.kill(), standby.kill()]);
  });
});

/** Throws without a process ID: 0 would mean all processes of Jest. */
function requirePid(process: { readonly pid: number | undefined } | undefined): number {
  if (!process?.pid) throw new Error('The process has ended.');
  return process.pid;
}
