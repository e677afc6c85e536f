import type { ConnectionState } from './driver';
import { cut } from './error-text';
import { OUTCOME_RULES } from './outcome-rules';
import { ConnectionEnded } from './session-errors';
import type { BadAnswer } from './tick-contract';

/** Failed step of a tick. */
export interface Failure {
  readonly error: unknown;
  /** `connecting`: no connection was available for the statement. */
  readonly phase: BadAnswer['phase'];
  readonly isWrite: boolean;
}

/**
 * Returns the meaning of an error for its tick, by `OUTCOME_RULES` and two facts that the error does not contain: a
 * statement that was not sent cannot have been applied, and a read applies nothing.
 */
export function classify({ error, phase, isWrite }: Failure): BadAnswer {
  const facts = readFacts(error);
  const isBefore = phase === 'connecting' || error instanceof ConnectionEnded;
  const rule = OUTCOME_RULES.find(({ pattern }) => pattern.test(facts.code ?? facts.message));
  const mayBeApplied =
    isWrite && !isBefore && (rule === undefined || rule.applied === 'maybe' || facts.isFatal);
  return {
    outcome: mayBeApplied ? 'indeterminate' : 'failed',
    phase: isBefore ? 'connecting' : 'answering',
    cause: rule?.cause ?? (error instanceof ConnectionEnded ? 'broken' : 'unknown'),
    ...(facts.code !== undefined && facts.code !== 'PROBE_TIMEOUT' && { code: facts.code }),
    message: cut(facts.message),
    ...(rule?.cause === 'read-only' && { readOnly: true }),
  };
}

/** Returns the answer for an acknowledgement with a warning, such as that the commit did not wait for replication. */
export function classifyWarning(warning: string): BadAnswer {
  return {
    outcome: 'indeterminate',
    phase: 'answering',
    cause: 'doubtful-commit',
    code: '01000',
    message: cut(warning),
  };
}

/** Returns the state of a connection after an error. It stays usable only after an error response. */
export function connectionStateAfter(error: unknown): ConnectionState {
  if (!hasFacts(error) || typeof error.severity !== 'string') return 'failed';
  return isFatal(error.severity) ? 'ending' : 'usable';
}

interface ErrorFacts {
  readonly code?: unknown;
  readonly message?: unknown;
  /** Present in error responses of PostgreSQL, for example `ERROR`, in the language of the server. */
  readonly severity?: unknown;
}

function readFacts(error: unknown) {
  const { code, message, severity }: ErrorFacts = hasFacts(error) ? error : {};
  return {
    code: typeof code === 'string' ? cut(code) : undefined,
    // An AggregateError has a code and no message if all addresses refused.
    message: String(message || code || error),
    // Whether the error ended the session: then the transaction may have been committed just before.
    isFatal: isFatal(severity),
  };
}

function isFatal(severity: unknown): boolean {
  return severity === 'FATAL' || severity === 'PANIC';
}

function hasFacts(error: unknown): error is ErrorFacts {
  return typeof error === 'object' && error !== null;
}
