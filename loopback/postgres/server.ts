import type { Client } from 'pg';
import type { PostgresHome } from './home';

export interface PostgresServerOptions {
  /** `cluster_name`, and the name by which `synchronous_standby_names` knows this server. */
  readonly name: string;
  /** The data folder's name within the home. */
  readonly folder: string;
  /** Settings beside the defaults, kept in the configuration file. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** How a server ended that nobody had asked to end. */
export interface ServerExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The last lines of its log. */
  readonly stderrTail: string;
}

/** One data folder and the processes that serve it, reached through a Unix socket only. */
export declare class PostgresServer {
  readonly name: string;
  readonly folder: string;
  readonly home: PostgresHome;
  /** The `.s.PGSQL.N` file; the same over restarts. */
  readonly socketPath: string;
  constructor(home: PostgresHome, options: PostgresServerOptions);

  get state(): 'stopped' | 'starting' | 'running' | 'stopping';
  /** The postmaster's process id while it runs. */
  get pid(): number | undefined;

  /** Resolves when a query is answered, on a standby too. Rejects with the log's tail if the server ends first. */
  start(timeoutMs?: number): Promise<void>;
  /** `fast`: clean (shutdown checkpoint, streamed to the standbys). `immediate`: as a crash. Idempotent. */
  stop(mode: 'fast' | 'immediate'): Promise<void>;
  /** The fence: on return no process of this server exists, so nothing it held back can be acknowledged. Idempotent. */
  kill(): Promise<void>;
  /** Calls back when the server ends without stop or kill. Returns the function that unsubscribes. */
  onExit(listener: (exit: ServerExit) => void): () => void;

  /** On the kept session of the superuser `rdsadmin`, which never waits for replication (`synchronous_commit=local`). */
  query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** A session of its own as `rdsadmin`, waiting for replication as clients do. The caller ends it. */
  connect(database?: string): Promise<Client>;

  /** Ends recovery. Rejects with a PromotionTimeoutError when the server is still a standby after `timeoutMs`. */
  promote(timeoutMs: number): Promise<void>;
  /** Makes this server a standby of `primary` (undefined: of nobody, it stays as it is). At once if running as a standby. */
  follow(primary: PostgresServer | undefined): Promise<void>;
  /** Changes settings in the configuration file and, if running, waits until they are in force. */
  configure(settings: Readonly<Record<string, string>>): Promise<void>;

  isStandby(): Promise<boolean>;
  /** A standby's safe WAL position in bytes: what it has flushed or replayed, whichever is further. */
  receivedLsn(): Promise<bigint>;
  replayedLsn(): Promise<bigint>;
  /** A primary's WAL position in bytes (flushed). */
  currentLsn(): Promise<bigint>;
}
