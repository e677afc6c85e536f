import type { Cause } from './contract';

/** What an error says while the answer to a statement is awaited. */
export interface OutcomeRule {
  /** Of the error's code or, if it has none, of its message. */
  readonly pattern: RegExp;
  readonly cause: Cause;
  /** Whether a write may have been applied all the same. */
  readonly applied: 'no' | 'maybe';
  readonly because: string;
}

/**
 * The first row that fits decides. A write is called not applied only where that is certain; whatever is not listed
 * may have been.
 */
export const OUTCOME_RULES: readonly OutcomeRule[] = [
  // SQLSTATEs, from PostgreSQL's appendix "Error Codes"
  row(/^25006$/, 'read-only', 'no', 'read_only_sql_transaction: refused before it wrote'),
  row(/^57P03$/, 'starting-up', 'no', 'cannot_connect_now: no session yet'),
  row(
    /^57P0[12]$/,
    'shutting-down',
    'maybe',
    'admin_shutdown, crash_shutdown: may come while the commit waits',
  ),
  row(/^53300$/, 'too-many-connections', 'no', 'too_many_connections: no session yet'),
  row(/^28...$/, 'login-refused', 'no', 'invalid_authorization_specification: no session yet'),
  row(/^40003$/, 'error-response', 'maybe', 'statement_completion_unknown'),
  row(/^(40...|57014)$/, 'conflict', 'no', 'rolled back, by another transaction or by replay on a reader'),
  row(
    /^08...$/,
    'error-response',
    'maybe',
    'connection_exception: told by something between probe and database',
  ),
  row(
    /^(?=.*\d)[0-9A-Z]{5}$/,
    'error-response',
    'no',
    'an error response to a statement of its own undoes it',
  ),

  // Node's codes
  row(/^ECONNREFUSED$/, 'refused', 'no', 'nobody listens'),
  row(/^(ECONNRESET|EPIPE)$/, 'broken', 'maybe', 'the answer may have been on its way'),
  row(/^(ETIMEDOUT|PROBE_TIMEOUT)$/, 'timed-out', 'maybe', 'it may still be carried out'),
  row(/^E(HOST|NET)(UNREACH|DOWN)$/, 'unreachable', 'maybe', 'the way back may be what is missing'),
  row(/^(ENOTFOUND|EAI_[A-Z]+)$/, 'unresolved', 'no', 'there is nothing to send to'),
  row(
    /^(CERT_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_|ERR_TLS_CERT)/,
    'certificate',
    'no',
    'nothing is sent before it is verified',
  ),

  // The driver's messages
  row(/^Connection terminated unexpectedly$/, 'broken', 'maybe', 'closed with the statement in flight'),
  row(
    /^(timeout expired|timeout exceeded|Connection terminated due to connection timeout)/,
    'timed-out',
    'no',
    'no connection in time',
  ),
];

function row(pattern: RegExp, cause: Cause, applied: 'no' | 'maybe', because: string): OutcomeRule {
  return { pattern, cause, applied, because };
}
