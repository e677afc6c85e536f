import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { HBA, REPLICATION_ROLE, renderIdent } from './access-rules';
import { AdminSession } from './admin-session';
import { Configuration } from './configuration';
import { waitUntil } from './deadline';
import { PostgresStateError } from './errors';
import type { PostgresHome } from './home';
import type { ServerExit, ServerState } from './server-lifecycle';
import { ServerLifecycle } from './server-lifecycle';
import type { StopMode } from './server-process';
import { ServerProcess } from './server-process';
import { openSession } from './session';
import type { Settings } from './settings';
import { quoteValue } from './settings';

const START_TIMEOUT_MS = 30_000;
const QUERY_TIMEOUT_MS = 10_000;
const PROMOTION_INTERVAL_MS = 1;
/** Interval between requests for a promotion, which takes about 5 ms. */
const PROMOTION_REQUEST_INTERVAL_MS = 5;
/** Longest delay that a timer supports. */
const LONGEST_MS = 2 ** 31 - 1;
const ANSWER_RETRY_MS = 50;

export interface PostgresServerOptions {
  /** Name of the server in `cluster_name` and in `synchronous_standby_names`. */
  readonly name: string;
  /** Name of the data folder within the home. */
  readonly folder: string;
  /** Settings in addition to the settings of every server. */
  readonly settings?: Settings;
}

/** One data folder and the processes that serve it. Reachable through a Unix socket only. */
export class PostgresServer {
  readonly home: PostgresHome;
  readonly name: string;
  readonly folder: string;
  /** Path of the `.s.PGSQL.N` file. It stays the same across restarts. */
  readonly socketPath: string;
  readonly #number: number;
  readonly #configuration: Configuration;
  readonly #session: AdminSession;
  /** Separate session, so that a check of the server's health does not wait for other queries. */
  readonly #healthSession: AdminSession;
  readonly #lifecycle: ServerLifecycle;

  constructor(home: PostgresHome, { name, folder, settings = {} }: PostgresServerOptions) {
    this.home = home;
    this.name = name;
    this.folder = folder;
    this.#number = home.nextServerNumber();
    const { socketFolder, binaries } = home;
    this.socketPath = join(socketFolder, `.s.PGSQL.${this.#number}`);
    const place = { major: binaries.major, name, socketFolder, number: this.#number };
    this.#configuration = new Configuration(place, settings, (content) =>
      this.#write({ 'postgresql.conf': content }),
    );
    // Statements of the account itself do not wait for a standby: they include the statement that removes a missing
    // standby from the list.
    this.#session = new AdminSession(name, () => this.connect('postgres', '-c synchronous_commit=local'));
    this.#healthSession = new AdminSession(name, () => this.connect('postgres'));
    this.#lifecycle = new ServerLifecycle(name, {
      launch: () => this.#launch(),
      askReady: () => this.#askReady(),
      forget: () => {
        this.#session.close();
        this.#healthSession.close();
      },
      isHomeClosing: () => home.keeper.isClosing,
    });
  }

  get state(): ServerState {
    return this.#lifecycle.state;
  }

  /** Process id of the postmaster while it runs. */
  get pid(): number | undefined {
    return this.#lifecycle.run?.processId;
  }

  /**
   * Starts the server. Resolves when it answers a query, on a standby too. Rejects with the log's last lines if the
   * server ends first.
   */
  start(timeoutMs = START_TIMEOUT_MS): Promise<void> {
    return this.#lifecycle.start(timeoutMs);
  }

  /**
   * Stops the server. `fast` is a clean stop that sends the whole log to the standbys; `immediate` is like a crash.
   * Idempotent.
   */
  stop(mode: StopMode): Promise<void> {
    return this.#lifecycle.stop(mode);
  }

  /**
   * Stops the server at once. In the moment after the return it may still acknowledge a commit, which is then stored where
   * required. Its processes may still exist. Idempotent.
   */
  fence(): Promise<void> {
    return this.#lifecycle.fence();
  }

  /** Kills the server. On return none of its processes exists. Idempotent. */
  kill(): Promise<void> {
    return this.#lifecycle.kill();
  }

  /**
   * Calls the listener when the running server ends without stop or kill. Returns the function that removes the
   * listener.
   */
  onExit(listener: (exit: ServerExit) => void): () => void {
    return this.#lifecycle.onExit(listener);
  }

  /**
   * Runs a short query in the kept session of the superuser `rdsadmin`. Its changes do not wait for a standby
   * (`synchronous_commit=local`).
   */
  query<Row extends object>(
    sql: string,
    values: readonly unknown[] = [],
    timeoutMs = QUERY_TIMEOUT_MS,
  ): Promise<Row[]> {
    return this.#session.query<Row>(sql, values, timeoutMs);
  }

  /**
   * Resolves when the running server answers a query, however long that takes. Rejects with a PostgresStateError if the
   * server ends first.
   */
  async answer(): Promise<void> {
    const { run } = this.#lifecycle;
    while (run !== undefined && run === this.#lifecycle.run) {
      try {
        await this.#healthSession.query('SELECT 1', [], LONGEST_MS);
        return;
      } catch {
        // Either the server has ended, or only its session has, or a new session was refused.
        await sleep(ANSWER_RETRY_MS);
      }
    }
    throw new PostgresStateError(`${this.name} ended before it answered.`);
  }

  /** Opens a new session as `rdsadmin`, which waits for standbys as clients do. The caller ends it. */
  connect(database = 'postgres', switches = ''): Promise<Client> {
    return openSession({ socketFolder: this.home.socketFolder, number: this.#number, database, switches });
  }

  /**
   * Promotes a standby to primary. Rejects with a PostgresTimeoutError if it is still a standby after `timeoutMs`.
   *
   * Repeats the request. If one arrives while the standby is about to connect to its primary again, the standby first
   * sleeps for the rest of `wal_retrieve_retry_interval` (WaitForWALToBecomeAvailable in PostgreSQL's xlogrecovery.c).
   * Another request ends the sleep. A late request may leave the file `promote`, which a primary ignores, and which every
   * server removes when it starts.
   */
  async promote(timeoutMs: number): Promise<void> {
    // pg_promote's own wait would cost up to 100 ms, its polling interval.
    const request = () => this.query('SELECT pg_promote(wait => false)');
    await request();
    let requestedMs = performance.now();
    const waiting = { timeoutMs, intervalMs: PROMOTION_INTERVAL_MS };
    await waitUntil(`${this.name} to be promoted`, waiting, async () => {
      if (!(await this.isStandby())) return undefined;
      if (performance.now() >= requestedMs + PROMOTION_REQUEST_INTERVAL_MS) {
        requestedMs = performance.now();
        // Ignored: the server may just have been promoted. After any other failure, the next question fails too.
        await request().catch(() => {});
      }
      return 'in recovery';
    });
  }

  /**
   * Makes this server a standby of `primary`, which may be a standby too. With undefined, the standby receives nothing
   * more. Takes effect at once if the server runs as a standby, otherwise at its next start.
   */
  async follow(primary: PostgresServer | undefined): Promise<void> {
    if (this.state === 'stopped') await this.#write({ 'standby.signal': '' });
    else if (!(await this.isStandby())) {
      throw new PostgresStateError(
        `${this.name} runs as a primary; stop it before it can follow another server.`,
      );
    }
    await this.configure({ primary_conninfo: primary ? primary.#conninfoFor(this.name) : '' });
  }

  /**
   * Changes settings. On return they apply to every statement that begins in a running server. Rejects with a
   * PostgresSettingError for a setting that PostgreSQL refuses or cannot change while it runs.
   */
  configure(settings: Settings): Promise<void> {
    if (this.state === 'stopped') return this.#configuration.change(settings, 'stopped');
    return this.#configuration.change(settings, this.#lifecycle.run ? this : 'starting');
  }

  async isStandby(): Promise<boolean> {
    const [row] = await this.query<{ standby: boolean }>('SELECT pg_is_in_recovery() AS standby');
    return row?.standby === true;
  }

  /** Returns the end of a standby's log in bytes: received or replayed, whichever is further. */
  receivedLsn(): Promise<bigint> {
    return this.#askLsn('greatest(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())');
  }

  /** Returns how far a standby has replayed the log, in bytes. */
  replayedLsn(): Promise<bigint> {
    return this.#askLsn('pg_last_wal_replay_lsn()');
  }

  /** Returns how far a primary has flushed the log, in bytes. */
  currentLsn(): Promise<bigint> {
    return this.#askLsn('pg_current_wal_flush_lsn()');
  }

  async #askLsn(expression: string): Promise<bigint> {
    const [row] = await this.query<{ bytes: string | null }>(`SELECT (${expression} - '0/0')::text AS bytes`);
    if (typeof row?.bytes !== 'string')
      throw new PostgresStateError(`${this.name} returned no value for ${expression}; it is ${this.state}.`);
    return BigInt(row.bytes);
  }

  #conninfoFor(standby: string): string {
    const { socketFolder } = this.home;
    return Object.entries({
      host: socketFolder,
      port: String(this.#number),
      user: REPLICATION_ROLE,
      application_name: standby,
    })
      .map(([name, value]) => `${name}=${quoteValue(value)}`)
      .join(' ');
  }

  async #launch(): Promise<ServerProcess> {
    const { home, folder } = this;
    await Promise.all([
      this.#write({ 'pg_hba.conf': HBA, 'pg_ident.conf': renderIdent(home.labUser, home.serverUser) }),
      this.#configuration.save(),
    ]);
    return ServerProcess.start(home, folder);
  }

  async #askReady(): Promise<string | undefined> {
    try {
      await this.query('SELECT 1');
      return undefined;
    } catch (error) {
      return (error as Error).message;
    }
  }

  async #write(files: Readonly<Record<string, string>>): Promise<void> {
    const entries = Object.entries(files).map(([name, content]) => [join(this.folder, name), content]);
    await this.home.keeper.call('write', { files: Object.fromEntries(entries) });
  }
}
