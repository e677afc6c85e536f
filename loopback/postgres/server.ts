import { join } from 'node:path';
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
const PROMOTION_INTERVAL_MS = 2;

export interface PostgresServerOptions {
  /** `cluster_name`, and the name by which `synchronous_standby_names` knows this server. */
  readonly name: string;
  /** The data folder's name within the home. */
  readonly folder: string;
  /** Settings beside the common ones. */
  readonly settings?: Settings;
}

/** One data folder and the processes that serve it, reached through a Unix socket only. */
export class PostgresServer {
  readonly home: PostgresHome;
  readonly name: string;
  readonly folder: string;
  /** The `.s.PGSQL.N` file; the same over restarts. */
  readonly socketPath: string;
  readonly #number: number;
  readonly #configuration: Configuration;
  readonly #session: AdminSession;
  readonly #lifecycle: ServerLifecycle;

  constructor(home: PostgresHome, { name, folder, settings = {} }: PostgresServerOptions) {
    this.home = home;
    this.name = name;
    this.folder = folder;
    this.#number = home.nextServerNumber();
    const { socketFolder } = home;
    this.socketPath = join(socketFolder, `.s.PGSQL.${this.#number}`);
    const place = { name, socketFolder, number: this.#number };
    this.#configuration = new Configuration(place, settings, (content) =>
      this.#write({ 'postgresql.conf': content }),
    );
    // The lab's own statements wait for no standby: it may be just about to take the missing one off the list.
    this.#session = new AdminSession(name, () => this.connect('postgres', '-c synchronous_commit=local'));
    this.#lifecycle = new ServerLifecycle(name, {
      launch: () => this.#launch(),
      askReady: () => this.#askReady(),
      forget: () => this.#session.close(),
      isHomeClosing: () => home.keeper.isClosing,
    });
  }

  get state(): ServerState {
    return this.#lifecycle.state;
  }

  /** The postmaster's process id while it runs. */
  get pid(): number | undefined {
    return this.#lifecycle.run?.processId;
  }

  /** Resolves when a query is answered, on a standby too. Rejects with the log's last lines if the server ends first. */
  start(timeoutMs = START_TIMEOUT_MS): Promise<void> {
    return this.#lifecycle.start(timeoutMs);
  }

  /** `fast`: clean, with all of the log sent to the standbys. `immediate`: as by a crash. Idempotent. */
  stop(mode: StopMode): Promise<void> {
    return this.#lifecycle.stop(mode);
  }

  /**
   * On return nothing is acknowledged any more, and whatever was is stored where it had to be. Its processes may still
   * be there. Idempotent.
   */
  fence(): Promise<void> {
    return this.#lifecycle.fence();
  }

  /** On return no process of this server exists. Idempotent. */
  kill(): Promise<void> {
    return this.#lifecycle.kill();
  }

  /** Tells when the running server ends without stop or kill. Returns the function that ends the listening. */
  onExit(listener: (exit: ServerExit) => void): () => void {
    return this.#lifecycle.onExit(listener);
  }

  /**
   * Asks on the one kept session of the superuser `rdsadmin`; for short questions. What it changes does not wait for
   * a standby (`synchronous_commit=local`).
   */
  query<Row extends object>(
    sql: string,
    values: readonly unknown[] = [],
    timeoutMs = QUERY_TIMEOUT_MS,
  ): Promise<Row[]> {
    return this.#session.query<Row>(sql, values, timeoutMs);
  }

  /** A session of its own as `rdsadmin`, which waits for standbys as clients do. The caller ends it. */
  connect(database = 'postgres', switches = ''): Promise<Client> {
    return openSession({ socketFolder: this.home.socketFolder, number: this.#number, database, switches });
  }

  /** Makes a standby a primary. Rejects with a PostgresTimeoutError when it is still a standby by then. */
  async promote(timeoutMs: number): Promise<void> {
    // Waiting in pg_promote itself costs 100 ms, it looks so seldom.
    await this.query('SELECT pg_promote(wait => false)');
    await waitUntil(`${this.name} is promoted`, { timeoutMs, intervalMs: PROMOTION_INTERVAL_MS }, async () =>
      (await this.isStandby()) ? 'in recovery' : undefined,
    );
  }

  /**
   * Makes this server a standby of `primary` (or of another standby); of nobody, it stays as it is. In force at once
   * when it runs as a standby, else when it starts.
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
   * Changes settings. On return they are in force in a running server, for every statement that begins then. Rejects
   * with a PostgresSettingError for what PostgreSQL refuses or cannot change while it runs.
   */
  configure(settings: Settings): Promise<void> {
    return this.#configuration.change(settings, this.#lifecycle.run && this);
  }

  async isStandby(): Promise<boolean> {
    const [row] = await this.query<{ standby: boolean }>('SELECT pg_is_in_recovery() AS standby');
    return row?.standby === true;
  }

  /** How far a standby's log reaches, in bytes: written out or replayed, whichever is further. */
  receivedLsn(): Promise<bigint> {
    return this.#askLsn('greatest(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())');
  }

  /** How far a standby has replayed the log, in bytes. */
  replayedLsn(): Promise<bigint> {
    return this.#askLsn('pg_last_wal_replay_lsn()');
  }

  /** How far a primary has written out the log, in bytes. */
  currentLsn(): Promise<bigint> {
    return this.#askLsn('pg_current_wal_flush_lsn()');
  }

  async #askLsn(expression: string): Promise<bigint> {
    const [row] = await this.query<{ bytes: string | null }>(`SELECT (${expression} - '0/0')::text AS bytes`);
    if (typeof row?.bytes !== 'string')
      throw new PostgresStateError(`${this.name} has no ${expression} (${this.state}).`);
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
    await this.#write({ 'pg_hba.conf': HBA, 'pg_ident.conf': renderIdent(home.labUser, home.serverUser) });
    await this.#configuration.save();
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
