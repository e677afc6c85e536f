import { classify, connectionStateAfter } from '../../../lambda/probe/outcome';
import { OUTCOME_RULES } from '../../../lambda/probe/outcome-rules';
import { ConnectionEnded, StatementTimeout } from '../../../lambda/probe/session-errors';
import { errorResponse } from '../../support/probe/scripted-driver';

const system = (code: string) => Object.assign(new Error(`connect ${code}`), { code });

/** Outcome of a write whose statement was not sent, outcome of a write whose statement was sent, and cause. */
const table: [error: unknown, connecting: string, answering: string, cause: string][] = [
  [
    errorResponse('25006', 'cannot execute INSERT in a read-only transaction'),
    'failed',
    'failed',
    'read-only',
  ],
  [
    errorResponse('57P03', 'the database system is starting up', 'FATAL'),
    'failed',
    'indeterminate',
    'starting-up',
  ],
  [errorResponse('57P01', 'terminating connection', 'FATAL'), 'failed', 'indeterminate', 'shutting-down'],
  [errorResponse('57P02', 'terminating connection', 'WARNING'), 'failed', 'indeterminate', 'shutting-down'],
  [errorResponse('53300', 'too many clients', 'ERROR'), 'failed', 'failed', 'too-many-connections'],
  [errorResponse('28000', 'PAM authentication failed for user "x"'), 'failed', 'failed', 'login-refused'],
  [errorResponse('40001', 'conflict with recovery'), 'failed', 'failed', 'conflict'],
  [errorResponse('57014', 'canceling statement'), 'failed', 'failed', 'conflict'],
  [errorResponse('40003', 'statement completion unknown'), 'failed', 'indeterminate', 'error-response'],
  [errorResponse('08006', 'connection failure'), 'failed', 'indeterminate', 'error-response'],
  [errorResponse('42P01', 'relation does not exist'), 'failed', 'failed', 'error-response'],
  [errorResponse('58030', 'could not write', 'PANIC'), 'failed', 'indeterminate', 'error-response'],
  [errorResponse('42501', 'keine Berechtigung', 'FEHLER'), 'failed', 'failed', 'error-response'],
  [system('ECONNREFUSED'), 'failed', 'failed', 'refused'],
  [system('ECONNRESET'), 'failed', 'indeterminate', 'broken'],
  [system('P1017'), 'failed', 'indeterminate', 'unknown'],
  [system('EPIPE'), 'failed', 'indeterminate', 'broken'],
  [system('ETIMEDOUT'), 'failed', 'indeterminate', 'timed-out'],
  [system('EHOSTUNREACH'), 'failed', 'indeterminate', 'unreachable'],
  [system('ENOTFOUND'), 'failed', 'failed', 'unresolved'],
  [system('EAI_AGAIN'), 'failed', 'failed', 'unresolved'],
  [system('SELF_SIGNED_CERT_IN_CHAIN'), 'failed', 'failed', 'certificate'],
  [system('ERR_TLS_CERT_ALTNAME_INVALID'), 'failed', 'failed', 'certificate'],
  [new Error('Connection terminated unexpectedly'), 'failed', 'indeterminate', 'broken'],
  [new Error('Connection terminated due to connection timeout'), 'failed', 'failed', 'timed-out'],
  [new Error('timeout exceeded when trying to connect'), 'failed', 'failed', 'timed-out'],
  [new Error('timeout expired'), 'failed', 'failed', 'timed-out'],
  [new Error('Connection terminated'), 'failed', 'indeterminate', 'broken'],
  [
    new Error('Client has encountered a connection error and is not queryable'),
    'failed',
    'indeterminate',
    'broken',
  ],
  [new Error('Client was closed and is not queryable'), 'failed', 'indeterminate', 'broken'],
  [new Error('INSERT INTO t - Connection terminated unexpectedly'), 'failed', 'indeterminate', 'broken'],
  [new Error('Query read timeout'), 'failed', 'indeterminate', 'timed-out'],
  [new Error('connected to a reader'), 'failed', 'failed', 'read-only'],
  [system('CONNECT_TIMEOUT'), 'failed', 'failed', 'timed-out'],
  [system('CONNECTION_ENDED'), 'failed', 'failed', 'broken'],
  [system('CONNECTION_CLOSED'), 'failed', 'indeterminate', 'broken'],
  [system('CONNECTION_DESTROYED'), 'failed', 'indeterminate', 'broken'],
  [
    new Error(
      'Knex: Timeout acquiring a connection. The pool is probably full. Are you missing a .transacting(trx) call?',
    ),
    'failed',
    'failed',
    'timed-out',
  ],
  [
    new Error(
      'The active SQL connection has changed due to a connection failure. Please re-configure session state if required.',
    ),
    'failed',
    'indeterminate',
    'broken',
  ],
  [
    new Error('Unknown transaction resolution error occurred during failover.'),
    'failed',
    'indeterminate',
    'broken',
  ],
  [new StatementTimeout(2000), 'failed', 'indeterminate', 'timed-out'],
  [new ConnectionEnded(), 'failed', 'failed', 'broken'],
  [new Error('never seen before'), 'failed', 'indeterminate', 'unknown'],
  ['not even an error', 'failed', 'indeterminate', 'unknown'],
  [undefined, 'failed', 'indeterminate', 'unknown'],
];

describe('the outcome of a write', () => {
  it.each(table)(
    'is, for %p, %s while connecting, %s after sending, with cause %s',
    (error, connecting, answering, cause) => {
      expect(classify({ error, phase: 'connecting', isWrite: true })).toMatchObject({
        outcome: connecting,
        cause,
      });
      expect(classify({ error, phase: 'answering', isWrite: true })).toMatchObject({
        outcome: answering,
        cause,
      });
    },
  );
});

describe('the outcome of a read', () => {
  it.each(table)('is failed for %p', (error) => {
    expect(classify({ error, phase: 'answering', isWrite: false }).outcome).toBe('failed');
  });
});

describe('a bad answer', () => {
  it('contains the code, the truncated message, and whether the member is known to be read-only', () => {
    const error = errorResponse('25006', 'x'.repeat(300));
    expect(classify({ error, phase: 'answering', isWrite: true })).toEqual({
      outcome: 'failed',
      phase: 'answering',
      cause: 'read-only',
      code: '25006',
      message: `${'x'.repeat(199)}…`,
      readOnly: true,
    });
  });

  it('has no code if the probe’s own time limit expired', () => {
    expect(classify({ error: new StatementTimeout(250), phase: 'answering', isWrite: true })).toEqual({
      outcome: 'indeterminate',
      phase: 'answering',
      cause: 'timed-out',
      message: 'no answer within 250 ms',
    });
  });

  it('has phase connecting if the connection ended before the statement was sent', () => {
    const answer = classify({ error: new ConnectionEnded(), phase: 'answering', isWrite: true });
    expect(answer.phase).toBe('connecting');
  });

  it('has the code as its message if several addresses refused without a message', () => {
    const error = Object.assign(new AggregateError([], ''), { code: 'ECONNREFUSED' });
    expect(classify({ error, phase: 'connecting', isWrite: true }).message).toBe('ECONNREFUSED');
  });
});

it('every outcome rule is the first match of at least one error', () => {
  const signs = table.map(([error]) => {
    const { code, message } = Object(error) as { code?: string; message?: string };
    return code ?? message ?? '';
  });
  const used = new Set(signs.map((text) => OUTCOME_RULES.find(({ pattern }) => pattern.test(text))));
  expect(OUTCOME_RULES.filter((rule) => !used.has(rule))).toEqual([]);
});

describe('the state of a connection after an error', () => {
  it.each([
    ['is usable after an error response', errorResponse('25006', 'read-only'), 'usable'],
    [
      'is ending after a fatal error response',
      errorResponse('57P01', 'terminating connection', 'FATAL'),
      'ending',
    ],
    ['is failed after a socket error', system('ECONNRESET'), 'failed'],
    ['is failed after a timeout', new StatementTimeout(2000), 'failed'],
  ])('%s', (_, error, state) => {
    expect(connectionStateAfter(error)).toBe(state);
  });
});
