/**
 * Event, result and errors of the probe function, and its requirements on the environment and the database: the
 * contract with its deployment, with the preparation of the database and with the caller. `limits.ts` defines the
 * numbers.
 *
 * Every time comes from one monotonic clock in one process. Its zero is the start of the run. Names end in the unit:
 * `Us` microseconds, `Ms` milliseconds. Only `startedAt` is a date, for comparing the run with other clocks.
 *
 * ## Environment
 * - `DATABASE_NAME`, `DATABASE_PORT`, `DATABASE_USER`
 * - `WRITER_ENDPOINT`, `READER_ENDPOINT`: host names of the cluster endpoint and the reader endpoint
 * - `INSTANCE_ENDPOINTS`: host names of all instances' endpoints, separated by commas; the first label of each is
 *   the instance's identifier
 * - `NODE_EXTRA_CA_CERTS`: file of the certificates of RDS (`/var/runtime/ca-cert.pem` in Lambda), read by Node itself
 * - Region and credentials as Lambda sets them; the role has `rds-db:connect` for `DATABASE_USER`
 *
 * ## Database
 * The master user prepares `DATABASE_NAME` before the invocation, with these statements:
 * ```sql
 * DO $$ BEGIN
 *   IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'failover_probe') THEN CREATE ROLE failover_probe LOGIN; END IF;
 * END $$
 * GRANT rds_iam TO failover_probe
 * CREATE SCHEMA IF NOT EXISTS failover_lab
 * CREATE TABLE IF NOT EXISTS failover_lab.runs
 *   (run_id text PRIMARY KEY, started_at timestamptz NOT NULL DEFAULT clock_timestamp())
 * CREATE TABLE IF NOT EXISTS failover_lab.writes
 *   (run_id text NOT NULL, lane text NOT NULL, seq integer NOT NULL, attempt smallint NOT NULL)
 * CREATE INDEX IF NOT EXISTS writes_key ON failover_lab.writes (run_id, lane, seq, attempt)
 * CREATE TABLE IF NOT EXISTS failover_lab.client_writes
 *   (run_id text, client text, key text, attempt integer, PRIMARY KEY (run_id, client, key, attempt))
 * GRANT USAGE ON SCHEMA failover_lab TO failover_probe
 * GRANT SELECT, INSERT ON failover_lab.runs, failover_lab.writes, failover_lab.client_writes TO failover_probe
 * ```
 * The role's name is `DATABASE_USER`. The index of `writes` is not unique on purpose: a write that is applied twice must
 * be found, not refused. The key of `client_writes` is unique, so that a client can retry a write safely.
 *
 * ## Signal
 * The run begins when the row of its `runId` appears in `failover_lab.runs`. At that time every connection is open and
 * the first ticks are due. A client that has to act at a certain time of the run waits for that row first.
 */

import type { ClientResult } from './client-contract';
import type { Ledger } from './ledger-contract';
import type { Stall, TickColumns } from './tick-contract';

export interface ProbeEvent {
  /** Name of the run in the database, different from that of every earlier run. 1 to 64 letters, digits and hyphens. */
  readonly runId: string;
  /** Time during which ticks are due: an integer from 1 to 600. The invocation ends later; see `ProbeResult`. */
  readonly durationSeconds: number;
  /**
   * Ticks per second of each lane that keeps its connections: an integer from 1 to 100.
   * @default 100
   */
  readonly rateHz?: number;
  /**
   * Ticks per second of each lane that opens a connection for every tick: an integer from 1 to 19, and at most
   * `rateHz`. Aurora limits IAM logins.
   * @default 19, or `rateHz` if that is less
   */
  readonly freshRateHz?: number;
  /**
   * Connections in each pool, all opened before the run: an integer from 1 to 50.
   * @default 10, as in `pg`
   */
  readonly poolSize?: number;
  /**
   * Time limit for opening a connection, including the login: an integer from 100 to 30,000.
   * @default 2000
   */
  readonly connectTimeoutMs?: number;
  /**
   * Time limit for a statement. After it the probe closes the connection: an integer from 100 to 30,000.
   * @default 2000
   */
  readonly statementTimeoutMs?: number;
  /**
   * Time limit for reading the ledger from the writer after the run: an integer from 1 to 180. Reading is retried
   * while a failover is still in progress.
   * @default 60
   */
  readonly ledgerTimeoutSeconds?: number;
  /**
   * Names of the clients that write during the run, each once: built-in ones (`clients/built-in.ts`) and those that were
   * bundled with the function.
   * @default none
   */
  readonly clients?: readonly string[];
  /**
   * Writes per second of each client: an integer from 1 to 100.
   * @default 20
   */
  readonly clientRateHz?: number;
  /**
   * Time limit for a client's write, from when it is due: an integer from 100 to 180,000. It must be longer than the
   * outage; otherwise a client that waits for the new writer cannot show it.
   * @default 30000
   */
  readonly clientDeadlineMs?: number;
}

/**
 * Result of a run that took place, regardless of how the database and the clients behaved. It is returned up to
 * `connectTimeoutMs + statementTimeoutMs` after the last tick, or `clientDeadlineMs` if that is longer and there are
 * clients, plus the time that the ledger takes.
 */
export interface ProbeResult {
  readonly runId: string;
  /** The event with its defaults. */
  readonly order: Required<ProbeEvent>;
  /** Date and time of the run's zero, ISO 8601 in UTC with milliseconds, by the wall clock of the probe's machine. */
  readonly startedAt: string;
  /**
   * Advance of the wall clock during the run, minus that of the monotonic clock. Above 50 or below -50 the machine
   * slept or its date was set, and `startedAt` is unreliable.
   */
  readonly wallClockDriftMs: number;
  readonly database: DatabaseFacts;
  /**
   * `write-pool`, `write-fresh`, `read-pool`, `read-fresh`, and one `lag-<member>` per instance, in this order. The
   * writer has a lag lane too, because it becomes a reader.
   */
  readonly lanes: readonly LaneResult[];
  /** Times at which the probe itself was stalled, oldest first, without overlaps. */
  readonly stalls: readonly Stall[];
  /** In the order of the event. */
  readonly clients: readonly ClientResult[];
  readonly ledger: Ledger;
  /** Node's version, such as `v24.4.1`, and the process's peak memory. */
  readonly process: { readonly nodeVersion: string; readonly peakMemoryMib: number };
}

/** Facts read from the cluster endpoint just before the run. */
export interface DatabaseFacts {
  /** `server_version`, such as `17.9`. */
  readonly version: string;
  /** `synchronous_commit` of the session. Values other than `on` and `remote_apply` may lose acknowledged writes. */
  readonly synchronousCommit: string;
  /** Identifier of the member behind the cluster endpoint. */
  readonly writer: string;
}

/** All ticks of one lane. */
export interface LaneResult extends TickColumns {
  /** Name of the lane, such as `write-pool` or `lag-lab-2`. */
  readonly name: string;
  /** In lag lanes: identifier of the member that the endpoint leads to. */
  readonly member?: string;
  /**
   * Action of a tick, always a single statement:
   * - `write` inserts the row (`runId`, lane's name, tick's number, 1) into `failover_lab.writes`.
   * - `read` selects the newest row of lane `write-pool`.
   * - `lag` selects that row and the lag that the member reports.
   */
  readonly operation: 'write' | 'read' | 'lag';
  /** `pool`: connections that are kept as long as possible. `fresh`: a connection for every tick. */
  readonly connection: 'pool' | 'fresh';
  /** Host name of the endpoint. */
  readonly endpoint: string;
  /** In pool lanes. For each tick, an index into `connections`, or -1 for a tick that got no connection. */
  readonly connectionRuns?: readonly number[];
  /** In pool lanes: every opened connection, in the order of opening. */
  readonly connections?: readonly ConnectionFacts[];
  /**
   * In lanes that read. For each tick that is `ok`, the staleness of its answer: the time from the acknowledgement of
   * the oldest write of lane `write-pool` that the answer misses to the tick's start. 0 if the answer misses no write.
   * -1 for a tick that is not `ok`.
   * In a lag lane this is the replica's end-to-end lag. The age of the newest visible row is no measure of it: that
   * age also grows during an outage of writes.
   */
  readonly staleUsByTick?: readonly number[];
  /**
   * In lag lanes. For each tick that is `ok`, the bytes of log that the member is behind the writer, as reported by the
   * member (`aurora_replica_status()`: the greatest `durable_lsn` minus its own `current_read_lsn`). -1 if the member
   * does not report it, on the writer, and for a tick that is not `ok`.
   */
  readonly lagBytesByTick?: readonly number[];
}

export interface ConnectionFacts {
  /** Identifier of the member that the connection leads to; absent if no member answered on it. */
  readonly member?: string;
  /** Time at which the login was complete. Negative: before the run. */
  readonly openedUs: number;
  /** Time at which the connection ended, if it ended during the run. */
  readonly closedUs?: number;
  /** Side that ended the connection: the server or the network (`peer`), or the probe after a timeout (`probe`). */
  readonly closedBy?: 'peer' | 'probe';
}

/**
 * `errorType` of an invocation that failed before the run began. `errorMessage` contains the value seen, the values
 * allowed and the next step.
 * - `ValidationError`: the event is not as described above.
 * - `ConfigurationError`: the environment is not as described above.
 * - `NotEnoughTime`: the invocation could end before the run.
 * - `DatabaseUnreachable`: no connection to one of the endpoints.
 * - `LoginRefused`: the database refused the role or its token.
 * - `NotPrepared`: schema, tables or grants are missing, or an earlier run had the same ID.
 * - `ResultTooLarge`: the result could exceed the size that Lambda returns.
 */
export type ProbeErrorName =
  | 'ValidationError'
  | 'ConfigurationError'
  | 'NotEnoughTime'
  | 'DatabaseUnreachable'
  | 'LoginRefused'
  | 'NotPrepared'
  | 'ResultTooLarge';
