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
 * GRANT USAGE ON SCHEMA failover_lab TO failover_probe
 * GRANT SELECT, INSERT ON failover_lab.runs, failover_lab.writes TO failover_probe
 * ```
 * The role's name is `DATABASE_USER`. The index is not unique on purpose: a write that is applied twice must be
 * found, not refused.
 *
 * ## Signal
 * The run begins when the row of its `runId` appears in `failover_lab.runs`. At that time every connection is open and
 * the first ticks are due. A client that has to act at a certain time of the run waits for that row first.
 */

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
}

/**
 * Result of a run that took place, regardless of how the database behaved. It is returned up to
 * `connectTimeoutMs + statementTimeoutMs` after the last tick, plus the time that the ledger takes.
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

/**
 * Time in which the probe's event loop did not run: two beats of its timer were 15 ms or more instead of 5 ms apart.
 * Both ends are counted from the run's zero. An event recorded right after `toUs` may have happened at any time since
 * `fromUs`. Ticks due in a stall start late. The probe, not the database, causes the silence of a lane in a stall.
 */
export interface Stall {
  readonly fromUs: number;
  readonly toUs: number;
}

/**
 * All ticks of one lane. Tick `k`, from 0 to `ticks - 1`, is due at `offsetMs + k * periodMs` (not rounded),
 * regardless of earlier ticks: the schedule never waits for an answer.
 * Arrays named `…ByTick` have one entry per tick. Arrays named `…Runs` are flat pairs `[value, count, value, count, …]`
 * and decode to one value per tick.
 */
export interface LaneResult {
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
  readonly periodMs: number;
  readonly offsetMs: number;
  readonly ticks: number;
  /** Distinct answers that the lane got. */
  readonly answers: readonly Answer[];
  /** For each tick, an index into `answers`. */
  readonly answerRuns: readonly number[];
  /** Delay of the tick's start after its due time; for a dropped tick, delay of the drop. */
  readonly lateUsByTick: readonly number[];
  /** Time from due to the answer, error or timeout that ended the tick; for a dropped tick, delay of the drop. */
  readonly endedUsByTick: readonly number[];
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

/** Outcome of a tick. Ticks share an answer if all its fields except `message` are equal. */
export type Answer = OkAnswer | BadAnswer | DroppedTick;

/** The statement was carried out and acknowledged without a warning. */
export interface OkAnswer {
  readonly outcome: 'ok';
  /** Identifier of the member that answered, `aurora_db_instance_identifier()` in the same statement. */
  readonly member: string;
  /** Whether that member refused writes: `transaction_read_only` in the same statement. */
  readonly readOnly: boolean;
}

/**
 * Failed statement. `failed`: certainly not applied, now or later. `indeterminate`: a write that may or may not have
 * been applied. A read applies nothing, so it is never indeterminate.
 */
export interface BadAnswer {
  readonly outcome: 'failed' | 'indeterminate';
  /** `connecting`: failed before the statement was sent. `answering`: failed while waiting for the answer. */
  readonly phase: 'connecting' | 'answering';
  readonly cause: Cause;
  /** SQLSTATE of an error response or warning, or Node's code of a socket error; absent for example for timeouts. */
  readonly code?: string;
  /** First message of this kind, up to 200 characters. */
  readonly message: string;
  /** Identifier of the member that the connection leads to, if known. */
  readonly member?: string;
  /** Whether that member is known to have refused writes at the time. */
  readonly readOnly?: boolean;
}

/** Tick that never started, because unanswered ticks took all slots of the lane. The ledger cannot contain it. */
export interface DroppedTick {
  readonly outcome: 'dropped';
}

/**
 * Cause of a failed statement.
 * Error responses: `read-only` (25006: the connection leads to a reader), `starting-up` (57P03), `shutting-down`
 * (57P01, 57P02), `too-many-connections` (53300), `login-refused` (class 28), `conflict` (class 40, 57014: cancelled,
 * for example by a reader so that replay can continue), `error-response` (any other). `doubtful-commit`: acknowledged
 * with a warning (01000), such as that the commit did not wait for replication.
 * Socket errors: `refused` (ECONNREFUSED: no server listens), `broken` (ECONNRESET, EPIPE, or closed by the other
 * side), `timed-out` (one of the probe's time limits, or ETIMEDOUT), `unreachable` (EHOSTUNREACH and similar),
 * `unresolved` (ENOTFOUND, EAI_AGAIN: the endpoint's name), `certificate` (untrusted, or of another host). `unknown` is
 * any other error; see the message.
 */
export type Cause =
  | 'read-only'
  | 'starting-up'
  | 'shutting-down'
  | 'too-many-connections'
  | 'login-refused'
  | 'conflict'
  | 'error-response'
  | 'doubtful-commit'
  | 'refused'
  | 'broken'
  | 'timed-out'
  | 'unreachable'
  | 'unresolved'
  | 'certificate'
  | 'unknown';

/** Writes of the run that the writer has, read from the cluster endpoint after the run. */
export type Ledger =
  | {
      readonly state: 'read';
      /** Identifier of the writer that returned the rows. */
      readonly member: string;
      /** Time at which the writer's answer was complete. */
      readonly readAtUs: number;
      readonly lanes: readonly LedgerLane[];
      /** Rows of the run with a key that the probe never wrote; 0 unless another client writes to the table. */
      readonly foreignRows: number;
    }
  | {
      readonly state: 'unread';
      readonly attempts: number;
      /** Failure of the last attempt. */
      readonly reason: string;
    };

export interface LedgerLane {
  /** Name of a lane that writes. */
  readonly lane: string;
  /** Ticks that have a row: flat pairs `[first, count, first, count, …]`, ascending. */
  readonly found: readonly number[];
  /** Ticks that have more than one row: flat pairs `[tick, rows, tick, rows, …]`, ascending. */
  readonly repeated: readonly number[];
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
 */
export type ProbeErrorName =
  | 'ValidationError'
  | 'ConfigurationError'
  | 'NotEnoughTime'
  | 'DatabaseUnreachable'
  | 'LoginRefused'
  | 'NotPrepared';
