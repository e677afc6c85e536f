import type { Cause } from './tick-contract';

/** Meaning of an error that occurs while waiting for the answer to a statement. */
export interface OutcomeRule {
  /** Matches the error's code or, if it has no code, its message. */
  readonly pattern: RegExp;
  readonly cause: Cause;
  /** Whether a write may have been applied despite the error. */
  readonly applied: 'no' | 'maybe';
  readonly because: string;
}

/**
 * The first row that matches decides. `no` requires certainty. A write whose error is not listed may have been
 * applied.
 */
export const OUTCOME_RULES: readonly OutcomeRule[] = [
  // SQLSTATEs (PostgreSQL's documentation, appendix "Error Codes")
  row(/^25006$/, 'read-only', 'no', 'read_only_sql_transaction: refused before writing'),
  row(/^57P03$/, 'starting-up', 'no', 'cannot_connect_now: no session yet'),
  row(
    /^57P0[12]$/,
    'shutting-down',
    'maybe',
    'admin_shutdown, crash_shutdown: possible while the commit waits',
  ),
  row(/^53300$/, 'too-many-connections', 'no', 'too_many_connections: no session yet'),
  row(/^28...$/, 'login-refused', 'no', 'invalid_authorization_specification: no session yet'),
  row(/^40003$/, 'error-response', 'maybe', 'statement_completion_unknown'),
  row(/^(40...|57014)$/, 'conflict', 'no', 'rolled back, by another transaction or by replay on a reader'),
  row(
    /^08...$/,
    'error-response',
    'maybe',
    'connection_exception: reported by a component between probe and database',
  ),
  row(/^P[1-9]\d{3}$/, 'unknown', 'maybe', "one of Prisma's codes, not an SQLSTATE"),
  row(/^(?=.*\d)[0-9A-Z]{5}$/, 'error-response', 'no', 'an error response rolls a single statement back'),

  // Node's codes
  row(/^ECONNREFUSED$/, 'refused', 'no', 'no server listens'),
  row(/^(ECONNRESET|EPIPE)$/, 'broken', 'maybe', 'the answer may have been lost'),
  row(/^(ETIMEDOUT|PROBE_TIMEOUT)$/, 'timed-out', 'maybe', 'the statement may still be applied'),
  row(
    /^E(HOST|NET)(UNREACH|DOWN)$/,
    'unreachable',
    'maybe',
    'the statement may have arrived although its answer did not',
  ),
  row(/^(ENOTFOUND|EAI_[A-Z]+)$/, 'unresolved', 'no', 'no address to send to'),
  row(
    /^(CERT_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_|ERR_TLS_CERT)/,
    'certificate',
    'no',
    'no statement is sent before the certificate is verified',
  ),

  // Messages of `pg`, in Knex after the statement
  row(/(^| - )Connection terminated unexpectedly$/, 'broken', 'maybe', 'closed while the statement ran'),
  row(/(^| - )Connection terminated$/, 'broken', 'maybe', 'closed by the client while the statement ran'),
  row(
    /(^| - )Client (has encountered a connection error|was closed) and is not queryable$/,
    'broken',
    'maybe',
    'not sent; but it may be the ROLLBACK after a COMMIT without an answer',
  ),
  row(/(^| - )Query read timeout$/, 'timed-out', 'maybe', 'the statement may still be applied'),
  row(
    /^(timeout expired|timeout exceeded|Connection terminated due to connection timeout)/,
    'timed-out',
    'no',
    'no connection within the time limit',
  ),

  // Other libraries of clients
  row(/^connected to a reader$/, 'read-only', 'no', 'role check of a built-in client: no statement was sent'),
  row(/^CONNECT_TIMEOUT$/, 'timed-out', 'no', 'Postgres.js: no connection within the time limit'),
  row(/^CONNECTION_ENDED$/, 'broken', 'no', 'Postgres.js: refused because the client was closed'),
  row(/^CONNECTION_(CLOSED|DESTROYED)$/, 'broken', 'maybe', 'Postgres.js: closed while the statement ran'),
  row(/^Knex: Timeout acquiring a connection/, 'timed-out', 'no', 'no connection within the time limit'),
  row(
    /^The active SQL connection has changed due to a connection failure/,
    'broken',
    'maybe',
    'FailoverSuccessError of AWS’s wrapper: the statement is not repeated on the new writer',
  ),
  row(
    /^Unknown transaction resolution/,
    'broken',
    'maybe',
    'AWS’s wrapper: the COMMIT may have been applied',
  ),
];

function row(pattern: RegExp, cause: Cause, applied: 'no' | 'maybe', because: string): OutcomeRule {
  return { pattern, cause, applied, because };
}
