import { join } from 'node:path';
import { backUp, copyFrom } from '../postgres/data-folder';
import type { PostgresHome } from '../postgres/home';
import { PostgresServer } from '../postgres/server';
import type { Settings } from '../postgres/settings';
import { systemClock } from './clock';
import type { CrashType } from './crash-type';
import type { AcknowledgedBy, Database, Follower, StoredLog } from './engine';
import { readCrashMark, removeCrashMark } from './sql/inject-crash';
import { findLoginMethod } from './sql/login';
import { waitUntil } from './wait-until';

/** A name that no reader can have, because it is not a valid instance identifier: commits wait until the setting changes. */
const NO_STANDBY = 'ANY 1 ("no reader yet")';

/** Timeout of crash recovery, which replays everything written since the last checkpoint. */
const READ_TIMEOUT_MS = 60_000;

/** A member's database on a real PostgreSQL server. Translates Aurora's terms into PostgreSQL's. */
export class PostgresDatabase implements Database {
  readonly server: PostgresServer;
  readonly #dataFolder: string;
  /** Current `synchronous_standby_names`; undefined while unknown. */
  #standbyNames: string | undefined = '';
  /** Query in progress, whose result all callers at that time share. */
  #followers: Promise<readonly Follower[]> | undefined;

  constructor(home: PostgresHome, identifier: string, volume: string, settings: Settings) {
    this.server = new PostgresServer(home, { name: identifier, folder: volume, settings });
    this.#dataFolder = join(home.folder, volume);
  }

  get socketPath(): string {
    return this.server.socketPath;
  }

  get isRunning(): boolean {
    return this.server.state === 'running';
  }

  query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]> {
    return this.server.query<Row>(sql, values);
  }

  async start(): Promise<void> {
    removeCrashMark(this.#dataFolder);
    await this.server.start();
  }

  shutDown(): Promise<void> {
    return this.server.stop('fast');
  }

  fence(): Promise<void> {
    return this.server.fence();
  }

  kill(): Promise<void> {
    return this.server.kill();
  }

  answer(): Promise<void> {
    return this.server.answer();
  }

  onCrash(listener: (reason: string, injected: CrashType | undefined) => void): void {
    this.server.onExit(({ code, signal, stderrTail }) => {
      const lastLine = stderrTail.trimEnd().split('\n').at(-1) ?? '';
      listener(`${signal ?? `exit code ${code}`}; ${lastLine}`, readCrashMark(this.#dataFolder));
    });
  }

  async setAcknowledgedBy(acknowledgedBy: AcknowledgedBy): Promise<void> {
    const before = this.#standbyNames;
    const names = standbyNames(acknowledgedBy);
    if (names === before) return;
    this.#standbyNames = undefined;
    await this.server.configure({ synchronous_standby_names: names });
    // When the first name is set, commits start to wait only after the checkpointer has read the setting. A completed
    // checkpoint proves that the checkpointer has read it.
    if (before === '' && this.isRunning) await this.query('CHECKPOINT');
    this.#standbyNames = names;
  }

  writtenPosition(): Promise<bigint> {
    return this.server.currentLsn();
  }

  followers(): Promise<readonly Follower[]> {
    this.#followers ??= this.#askFollowers().finally(() => {
      this.#followers = undefined;
    });
    return this.#followers;
  }

  async storedLog(drainMs: number): Promise<StoredLog> {
    let stored = await this.#askStoredLog();
    await waitUntil(systemClock, drainMs, async () => {
      if (!stored.isDrained) stored = await this.#askStoredLog();
      return stored.isDrained;
    });
    return stored;
  }

  /**
   * The first session in a database reads the system catalogs and saves the result as `pg_internal.init`, which later
   * sessions load. A standby removes these files when it starts. The query of every login is planned
   * in the kept session for the same reason.
   */
  async warmUp(): Promise<void> {
    await findLoginMethod(this, '');
    const databases = await this.query<{ name: string }>(
      `SELECT datname AS name FROM pg_database
       WHERE datallowconn AND NOT datistemplate
         AND (pg_stat_file('base/' || oid || '/pg_internal.init', true)).size IS NULL`,
    );
    for (const { name } of databases) {
      const session = await this.server.connect(name);
      await session.end();
    }
  }

  follow(source: Database): Promise<void> {
    return this.server.follow(serverOf(source));
  }

  async startAlone(): Promise<bigint> {
    await this.server.follow(undefined);
    await this.start();
    // "Waiting during recovery when WAL data is not available from any source": the server has read its whole log.
    const hasReadAll = await waitUntil(systemClock, READ_TIMEOUT_MS, async () => {
      const rows = await this.query(
        `SELECT FROM pg_stat_activity
         WHERE backend_type = 'startup' AND wait_event = 'RecoveryRetrieveRetryInterval'`,
      );
      return rows.length === 1;
    });
    if (!hasReadAll)
      throw new Error(`${this.server.name} did not finish reading its log within ${READ_TIMEOUT_MS} ms`);
    return this.server.replayedLsn();
  }

  promote(timeoutMs: number): Promise<void> {
    return this.server.promote(timeoutMs);
  }

  copyFrom(source: Database): Promise<void> {
    return copyFrom(serverOf(source), this.server.folder);
  }

  backUp(volume: string): Promise<void> {
    return backUp(this.server, volume);
  }

  async #askFollowers(): Promise<readonly Follower[]> {
    const rows = await this.query<{ name: string; stored: string }>(
      `SELECT application_name AS name, (flush_lsn - '0/0')::text AS stored
       FROM pg_stat_replication WHERE state = 'streaming' AND flush_lsn IS NOT NULL`,
    );
    return rows.map(({ name, stored }) => ({ identifier: name, storedPosition: BigInt(stored) }));
  }

  /** Reads the position after checking for a stream: if no stream is found, no later data can arrive. */
  async #askStoredLog(): Promise<StoredLog> {
    const [row] = await this.query<{ drained: boolean; stored: string | null }>(
      `WITH stream AS MATERIALIZED (SELECT count(*) AS streams FROM pg_stat_wal_receiver)
       SELECT streams = 0 AS drained,
              (greatest(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn()) - '0/0')::text AS stored
       FROM stream`,
    );
    if (typeof row?.stored !== 'string')
      throw new Error(`${this.server.name} has not received or replayed any log`);
    return { position: BigInt(row.stored), isDrained: row.drained };
  }
}

function serverOf(database: Database): PostgresServer {
  if (database instanceof PostgresDatabase) return database.server;
  throw new TypeError('A PostgreSQL server can only follow or copy another one.');
}

function standbyNames(acknowledgedBy: AcknowledgedBy): string {
  switch (acknowledgedBy.by) {
    case 'none':
      return NO_STANDBY;
    case 'writer-alone':
      return '';
    case 'any-of':
      return `ANY 1 (${acknowledgedBy.identifiers.map((identifier) => `"${identifier}"`).join(', ')})`;
  }
}
