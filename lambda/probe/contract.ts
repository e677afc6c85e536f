/**
 * Event, result and errors of the probe function, and what it needs from its environment and the database: the contract
 * with its deployment, with the preparation of the database and with the caller. `limits.ts` defines the numbers.
 *
 * Every time is of one monotonic clock in one process. Its zero is the start of the run; names end in the unit:
 * `Us` microseconds, `Ms` milliseconds. Only `startedAt` is a date, to lay the run beside other clocks.
 *
 * ## Environment
 * - `DATABASE_NAME`, `DATABASE_PORT`, `DATABASE_USER`
 * - `WRITER_ENDPOINT`, `READER_ENDPOINT`: host names of the cluster endpoint and the reader endpoint
 * - `INSTANCE_ENDPOINTS`: host names of all instances' endpoints, separated by commas; the first label of each is
 *   the instance's identifier
 * - `NODE_EXTRA_CA_CERTS`: the certificates of RDS (`/var/runtime/ca-cert.pem` in Lambda), read by Node itself
 * - region and credentials as Lambda gives them; the role may `rds-db:connect` as `DATABASE_USER`
 *
 * ## Database
 * Prepared before the invocation, by the master user, in `DATABASE_NAME`; each is one statement:
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
 * The role's name is `DATABASE_USER`. The index is not unique on purpose: a write that was applied twice is to be
 * found, not refused.
 *
 * ## Signal
 * The run begins when the row of its `runId` appears in `failover_lab.runs`: every connection is open by then, and
 * ticks are due from now on. Whoever waits for a moment of the run to act at waits for that row first.
 */

export interface ProbeEvent {
  /** Names the run in the database; no run before may have had it. 1 to 64 letters, digits and hyphens. */
  readonly runId: string;
  /** How long ticks are due: an integer from 1 to 600. The end of the invocation is later; see `ProbeResult`. */
  readonly durationSeconds: number;
  /**
   * Ticks per second of each lane that holds its connections: an integer from 1 to 100. More would be finer than
   * the clock's timers.
   * @default 100
   */
  readonly rateHz?: number;
  /**
   * Ticks, that is connections, per second of each lane that connects for every tick: an integer from 1 to 19, and
   * no more than `rateHz`. Aurora wants IAM logins kept few.
   * @default 19, or `rateHz` if that is less
   */
  readonly freshRateHz?: number;
  /**
   * Connections of each pool, all of them opened before the run: an integer from 1 to 50.
   * @default 10, as in `pg`
   */
  readonly poolSize?: number;
  /**
   * How long opening a connection may take, login included: an integer from 100 to 30,000.
   * @default 2000
   */
  readonly connectTimeoutMs?: number;
  /**
   * How long a statement may go without an answer until its connection is given up: an integer from 100 to 30,000.
   * @default 2000
   */
  readonly statementTimeoutMs?: number;
  /**
   * How long after the run the writer may take to give the ledger: an integer from 1 to 180. A failover that is
   * still under way is waited for.
   * @default 60
   */
  readonly ledgerTimeoutSeconds?: number;
}

/**
 * A run that took place, whatever the database did. It comes up to `connectTimeoutMs + statementTimeoutMs` after the
 * last tick, plus what the ledger takes.
 */
export interface ProbeResult {
  readonly runId: string;
  /** The event with its defaults. */
  readonly order: Required<ProbeEvent>;
  /** Date and time of the run's zero, ISO 8601 in UTC with milliseconds, by the wall clock of the probe's machine. */
  readonly startedAt: string;
  /**
   * How much more than the monotonic clock the wall clock advanced during the run. Beyond 50 either way the machine
   * slept or its date was set, and `startedAt` is not to be relied on.
   */
  readonly wallClockDriftMs: number;
  readonly database: DatabaseFacts;
  /**
   * `write-pool`, `write-fresh`, `read-pool`, `read-fresh`, and one `lag-<member>` per instance, in this order. The
   * lag lanes include the writer's, which will be a reader's.
   */
  readonly lanes: readonly LaneResult[];
  /** When the probe itself stood still, oldest first. They do not overlap. */
  readonly stalls: readonly Stall[];
  readonly ledger: Ledger;
  /** Node's version, such as `v24.4.1`, and the most memory the process ever held. */
  readonly process: { readonly nodeVersion: string; readonly peakMemoryMib: number };
}

/** As seen on the cluster endpoint just before the run. */
export interface DatabaseFacts {
  /** `server_version`, such as `17.9`. */
  readonly version: string;
  /** What the probe's writes waited for. Anything but `on` or `remote_apply` may lose acknowledged writes. */
  readonly synchronousCommit: string;
  /** Identifier of the member behind the cluster endpoint. */
  readonly writer: string;
}

/**
 * The probe's event loop gave no sign of life between the two times (from the run's zero), 15 ms or more instead of
 * 5. What is stamped right after `toUs` may have happened at any time since `fromUs`; what was due in between was
 * started late. A lane's silence that a stall covers is the probe's, not the database's.
 */
export interface Stall {
  readonly fromUs: number;
  readonly toUs: number;
}

/**
 * All ticks of one lane. Tick `k`, from 0 to `ticks - 1`, was due at `offsetMs + k * periodMs` (not rounded), whatever
 * became of the ticks before it: the schedule never waits for an answer.
 * Arrays named `…ByTick` have one entry per tick; `…Runs` hold pairs `[value, count, value, count, …]` flat, which
 * spelt out give one value per tick.
 */
export interface LaneResult {
  /** Such as `write-pool` or `lag-lab-2`. */
  readonly name: string;
  /** In lag lanes: identifier of the member that the endpoint leads to. */
  readonly member?: string;
  /**
   * What a tick does, always as one statement on its own:
   * - `write` inserts the row (`runId`, lane's name, tick's number, 1) into `failover_lab.writes`.
   * - `read` asks for the newest row of lane `write-pool`.
   * - `lag` asks for that and for the member's own account of its lag.
   */
  readonly operation: 'write' | 'read' | 'lag';
  /** A pool whose connections last as long as they can, or a connection for every tick. */
  readonly connection: 'pool' | 'fresh';
  /** Host name of the endpoint. */
  readonly endpoint: string;
  readonly periodMs: number;
  readonly offsetMs: number;
  readonly ticks: number;
  /** Every kind of answer the lane got, each once. */
  readonly answers: readonly Answer[];
  /** By tick: an index into `answers`. */
  readonly answerRuns: readonly number[];
  /** How much later than due the tick was started; for a dropped one, how late it was dropped. */
  readonly lateUsByTick: readonly number[];
  /** How much later than due the tick ended: the answer was there, an error or a timeout. For a dropped one as above. */
  readonly endedUsByTick: readonly number[];
  /** In pool lanes. By tick: an index into `connections`, or -1 for a tick that got no connection. */
  readonly connectionRuns?: readonly number[];
  /** In pool lanes: every connection that was opened, by when it was. */
  readonly connections?: readonly ConnectionFacts[];
  /**
   * In lanes that read. For each tick that is `ok`, how stale its answer was: how long before the tick was started the
   * oldest write of lane `write-pool` that the answer misses had been acknowledged. 0 when it misses none: the read
   * is not stale. -1 for a tick that is not `ok`.
   * In a lag lane this is the replica's lag from end to end. The age of the newest visible row would not do: it grows
   * while nobody can write.
   */
  readonly staleUsByTick?: readonly number[];
  /**
   * In lag lanes. For each tick that is `ok`, by how many bytes of log the member is behind the writer as far as the
   * member knows (`aurora_replica_status()`: the greatest `durable_lsn` less its own `current_read_lsn`). -1 where it
   * does not know, on the writer, and for a tick that is not `ok`.
   */
  readonly lagBytesByTick?: readonly number[];
}

export interface ConnectionFacts {
  /** Identifier of the member it leads to; absent when none ever answered on it. */
  readonly member?: string;
  /** When the login was complete. Negative: before the run. */
  readonly openedUs: number;
  /** When it ended, if it did during the run. */
  readonly closedUs?: number;
  /** Who ended it: the server or the network (`peer`), or the probe after a timeout (`probe`). */
  readonly closedBy?: 'peer' | 'probe';
}

/** What a tick came to. Two ticks share an answer when everything but the message's wording is the same. */
export type Answer = OkAnswer | BadAnswer | DroppedTick;

/** Done, and acknowledged without reserve. */
export interface OkAnswer {
  readonly outcome: 'ok';
  /** Identifier of the member that answered, `aurora_db_instance_identifier()` in the same statement. */
  readonly member: string;
  /** `transaction_read_only` in the same statement: whether that member took no writes. */
  readonly readOnly: boolean;
}

/**
 * `failed`: certainly not applied, now or later. `indeterminate`: a write that may or may not have been applied. A
 * read applies nothing, so it is never indeterminate.
 */
export interface BadAnswer {
  readonly outcome: 'failed' | 'indeterminate';
  /** Whether it ended before the statement was handed to the connection, or while its answer was awaited. */
  readonly phase: 'connecting' | 'answering';
  readonly cause: Cause;
  /** SQLSTATE of an error response or warning, or Node's code of a socket's error; absent for timeouts and the like. */
  readonly code?: string;
  /** As first seen, up to 200 characters. */
  readonly message: string;
  /** The member the connection leads to, if it is known. */
  readonly member?: string;
  /** Whether that member is known to have taken no writes at the time. */
  readonly readOnly?: boolean;
}

/** Never started: all of the lane's slots were taken by ticks without an answer. The ledger cannot have it. */
export interface DroppedTick {
  readonly outcome: 'dropped';
}

/**
 * What a bad answer says about the other side.
 * Of error responses: `read-only` (25006: the connection leads to a reader), `starting-up` (57P03), `shutting-down`
 * (57P01, 57P02), `too-many-connections` (53300), `login-refused` (class 28), `conflict` (class 40, 57014: cancelled;
 * a reader does that to go on replaying), `error-response` (any other). An acknowledgement with a warning (01000) that
 * the commit did not wait for what it should have waited for is a `doubtful-commit`.
 * Of sockets: `refused` (ECONNREFUSED: nobody listens), `broken` (ECONNRESET, EPIPE, or the other side closed),
 * `timed-out` (one of the probe's deadlines, or ETIMEDOUT), `unreachable` (EHOSTUNREACH and its kind), `unresolved`
 * (ENOTFOUND, EAI_AGAIN: the endpoint's name), `certificate` (not to be trusted, or of another host). `unknown` is
 * anything else; see the message.
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

/** Which writes of the run the writer has, read after the run on the cluster endpoint. */
export type Ledger =
  | {
      readonly state: 'read';
      /** Identifier of the writer that gave it. */
      readonly member: string;
      /** When its answer was complete. */
      readonly readAtUs: number;
      readonly lanes: readonly LedgerLane[];
      /** Rows of the run with a key the probe never made; 0 unless somebody else writes to the table. */
      readonly foreignRows: number;
    }
  | {
      readonly state: 'unread';
      readonly attempts: number;
      /** What the last attempt came to. */
      readonly reason: string;
    };

export interface LedgerLane {
  /** Name of a lane that writes. */
  readonly lane: string;
  /** The ticks whose rows are there: pairs `[first, count, first, count, …]` flat, ascending. */
  readonly found: readonly number[];
  /** Ticks whose rows are there more than once: pairs `[tick, rows, tick, rows, …]` flat, ascending. */
  readonly repeated: readonly number[];
}

/**
 * The `errorType` of an invocation that failed; `errorMessage` says what was seen, what is allowed and what to do.
 * There was no run then.
 * - `ValidationError`: the event is not as described above.
 * - `ConfigurationError`: the environment is not.
 * - `NotEnoughTime`: the invocation would end before the run could.
 * - `DatabaseUnreachable`: no connection to one of the endpoints.
 * - `LoginRefused`: the database refused the role or its token.
 * - `NotPrepared`: schema, tables or grants are missing, or the run's ID was used before.
 */
export type ProbeErrorName =
  | 'ValidationError'
  | 'ConfigurationError'
  | 'NotEnoughTime'
  | 'DatabaseUnreachable'
  | 'LoginRefused'
  | 'NotPrepared';
