/** Ticks and their answers in the result of the probe function. See `contract.ts`. */

/**
 * Ticks of a lane or of a client. Tick `k`, from 0 to `ticks - 1`, is due at `offsetMs + k * periodMs` (not rounded),
 * regardless of earlier ticks: the schedule never waits for an answer.
 * Arrays named `…ByTick` have one entry per tick. Arrays named `…Runs` are flat pairs `[value, count, value, count, …]`
 * and decode to one value per tick.
 */
export interface TickColumns {
  readonly periodMs: number;
  readonly offsetMs: number;
  readonly ticks: number;
  /** Distinct answers that the ticks got. */
  readonly answers: readonly Answer[];
  /** For each tick, an index into `answers`. */
  readonly answerRuns: readonly number[];
  /** Delay of the tick's start after its due time; for a dropped tick, delay of the drop. */
  readonly lateUsByTick: readonly number[];
  /** Time from due to the answer, error or timeout that ended the tick; for a dropped tick, delay of the drop. */
  readonly endedUsByTick: readonly number[];
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

/** Tick that never started, because the lane had its maximum number of unanswered ticks. The ledger cannot contain it. */
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
 * any other error; see the message. `client-ended`: the client that made the write crashed before it answered.
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
  | 'client-ended'
  | 'unknown';

/**
 * Time in which the probe's event loop did not run: two beats of its timer were 15 ms or more instead of 5 ms apart.
 * Both ends are counted from the run's zero. An event recorded right after `toUs` may have happened at any time since
 * `fromUs`. Ticks due in a stall start late. The probe, not the database, causes the silence of a lane in a stall.
 */
export interface Stall {
  readonly fromUs: number;
  readonly toUs: number;
}
