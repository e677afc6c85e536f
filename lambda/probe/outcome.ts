import type { BadAnswer } from './contract';
import type { Fate } from './driver';
import { MAX_MESSAGE_LENGTH } from './limits';
import { OUTCOME_RULES } from './outcome-rules';
import { ConnectionGone } from './session-errors';

/** What failed. */
export interface Failure {
  readonly error: unknown;
  /** Whether there was a connection to hand the statement to. */
  readonly phase: BadAnswer['phase'];
  readonly isWrite: boolean;
}

/**
 * What an error means for the tick that met it: by table, with the two distinctions that no error tells. Before the
 * statement was handed to a connection nothing can have been applied; and a read applies nothing.
 */
export function classify({ error, phase, isWrite }: Failure): BadAnswer {
  const facts = readFacts(error);
  const isBefore = phase === 'connecting' || error instanceof ConnectionGone;
  const rule = OUTCOME_RULES.find(({ sign }) => sign.test(facts.code ?? facts.message));
  const mayBeApplied =
    isWrite && !isBefore && (rule === undefined || rule.applied === 'maybe' || facts.isFatal);
  return {
    outcome: mayBeApplied ? 'indeterminate' : 'failed',
    phase: isBefore ? 'connecting' : 'answering',
    cause: rule?.cause ?? (error instanceof ConnectionGone ? 'broken' : 'unknown'),
    ...(facts.code !== undefined && facts.code !== 'PROBE_TIMEOUT' && { code: facts.code }),
    message: cut(facts.message),
    ...(rule?.cause === 'read-only' && { readOnly: true }),
  };
}

/** An acknowledgement that came with a warning: the commit was not waited for as it should have been. */
export function classifyWarning(warning: string): BadAnswer {
  return {
    outcome: 'indeterminate',
    phase: 'answering',
    cause: 'doubtful-commit',
    code: '01000',
    message: cut(warning),
  };
}

/** What an error leaves of the connection it came by. Only an error response leaves anything. */
export function fateAfter(error: unknown): Fate {
  if (!hasFacts(error) || typeof error.severity !== 'string') return 'failed';
  return isFatal(error.severity) ? 'ending' : 'sound';
}

interface ErrorFacts {
  readonly code?: unknown;
  readonly message?: unknown;
  /** Of PostgreSQL's error responses: such as `ERROR`, in the server's language. */
  readonly severity?: unknown;
}

function readFacts(error: unknown) {
  const { code, message, severity }: ErrorFacts = hasFacts(error) ? error : {};
  return {
    code: typeof code === 'string' ? code : undefined,
    // An AggregateError of addresses that all refused has a code and no message.
    message: String(message || code || error),
    // The session ended with it; whether its transaction had just been committed is not said.
    isFatal: isFatal(severity),
  };
}

function isFatal(severity: unknown): boolean {
  return severity === 'FATAL' || severity === 'PANIC';
}

function hasFacts(error: unknown): error is ErrorFacts {
  return typeof error === 'object' && error !== null;
}

function cut(message: string): string {
  return message.length > MAX_MESSAGE_LENGTH ? `${message.slice(0, MAX_MESSAGE_LENGTH - 1)}…` : message;
}
