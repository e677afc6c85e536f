import type { MeasuredClient, RunClient } from '../../drill/report-format/client';
import { judgedOutages } from '../../drill/report-format/judged-outages';
import { formatBracket, formatCount, formatMs, formatNumberOf } from '../../drill/report-format/number-text';
import type { CheckResult } from '../exercise';
import { findMainOutage } from '../measured-run';
import { notYet } from '../not-yet';

/** Reason why a client does not survive a failover. */
interface Weakness {
  applies(client: MeasuredClient): boolean;
  /** Fact from the report. */
  describe(client: MeasuredClient): string;
  readonly reason: string;
  /** Where to read how to fix it. */
  readonly read: string;
}

const POOL = 'lambda/probe/clients/tuned-pool.ts';

/** SQLSTATEs of PostgreSQL's documentation, appendix "Error Codes". */
const READ_ONLY = '25006';
const DUPLICATE_KEY = '23505';

/** Only the first weakness that applies is reported. A later one shows only when the earlier ones are fixed. */
const WEAKNESSES: readonly Weakness[] = [
  {
    applies: ({ state }) => state === 'crashed',
    describe: describeFirstNote,
    reason:
      'the failover closed connections, and no listener caught their error: in your application it would end the process',
    read: `add listeners for 'error' to the pool and to each connection, before the first is opened, as createTunedPool in ${POOL} does`,
  },
  {
    applies: ({ state }) => state === 'unresponsive',
    describe: describeFirstNote,
    reason: 'its event loop is blocked',
    read: 'find the code that runs for long without an await',
  },
  {
    applies: ({ lost }) => lost === null,
    describe: () => 'the rows of the client could not be read after the run',
    reason: 'without the rows, the check cannot show that no write is lost',
    read: 'measure again',
  },
  {
    applies: ({ lost }) => (lost ?? 0) > 0,
    describe: ({ lost }) => `${formatNumberOf(lost ?? 0, 'write')} that the client acknowledged have no row`,
    reason: 'the client resolves before the database has acknowledged the write',
    read: 'await the answer to each statement, and reject if it is an error',
  },
  {
    applies: (client) => countErrors(client, DUPLICATE_KEY) > 0,
    describe: (client) =>
      `${formatNumberOf(countErrors(client, DUPLICATE_KEY), 'write')} failed with the error ${DUPLICATE_KEY}, "duplicate key value"`,
    reason: 'the first attempt had stored the row, so the INSERT of the retry can never succeed',
    read: 'let the retry accept the row that exists, with ON CONFLICT DO NOTHING, as lambda/probe/clients/pg-retry-keyed.ts does',
  },
  {
    applies: keepsOldWriter,
    describe: (client) =>
      `${formatNumberOf(countErrors(client, READ_ONLY), 'write')} failed with the error ${READ_ONLY}, "read-only transaction"`,
    reason: 'its pool keeps connections to the old writer, which is a reader now',
    read: `close a connection after an error, and refuse a reader on connect, as runAndRelease and requireWriter in ${POOL} do`,
  },
  {
    applies: (client) => findJudgedOutage(client)?.ended === false,
    describe: ({ outageMs }) => `the client did not recover: its outage lasted ${formatBracket(outageMs)}`,
    reason: 'it does not replace its broken connections, or waits for them without a time limit',
    read: `use a pool with time limits, as createTunedPool in ${POOL} does`,
  },
  {
    applies: ({ errorsToCaller }) => errorsToCaller > 0,
    describe: ({ errorsToCaller, asked }) =>
      `the caller saw ${formatNumberOf(errorsToCaller, 'error')} in ${formatNumberOf(asked, 'write')}`,
    reason: 'the client recovers, but it passes every error of the outage on to its caller',
    read: 'repeat a failed write after a random wait until signal is aborted, as lambda/probe/clients/retry.ts does',
  },
  {
    applies: ({ duplicated }) => (duplicated ?? 0) > 0,
    describe: ({ duplicated }) => `${formatNumberOf(duplicated ?? 0, 'row')} too many`,
    reason: 'a write whose answer was lost had been stored, and the retry stored it again',
    read: 'give every attempt of a write the same key, and add ON CONFLICT DO NOTHING, as lambda/probe/clients/pg-retry-keyed.ts does',
  },
];

/** Reports the next weakness of the client; passes if it has none. */
export function judgeClient(client: RunClient, checkCommand: string): CheckResult {
  if (client.state === 'not-opened') {
    const reason = "the client's function open() rejected, or took too long";
    return notYet(describeFirstNote(client), reason, `fix the error; then ${checkCommand}`);
  }
  const weakness = WEAKNESSES.find(({ applies }) => applies(client));
  if (weakness) {
    const { describe, reason, read } = weakness;
    return notYet(describe(client), reason, `${read}; then ${checkCommand}`);
  }
  const { acknowledged, asked, worstWaitMs } = client;
  return {
    state: 'passed',
    found: `${formatCount(acknowledged)} of ${formatCount(asked)} writes acknowledged; 0 errors, 0 lost, 0 duplicated; the longest wait was ${formatMs(worstWaitMs)}`,
  };
}

/** The first note of a client that did not run to the end says why. */
function describeFirstNote({ name, notes }: RunClient): string {
  return `${name}: ${notes[0]}`;
}

/** A connection opened just before the end of the outage may still be refused after it. */
const LATE_REFUSAL_MS = 1_000;

/** Whether a reader refused writes although the client could have reached the new writer. */
function keepsOldWriter(client: MeasuredClient): boolean {
  const recoveredMs = findJudgedOutage(client)?.servedAgainMs ?? Number.NEGATIVE_INFINITY;
  return client.answers.some(
    ({ code, lastMs }) => code === READ_ONLY && lastMs > recoveredMs + LATE_REFUSAL_MS,
  );
}

function findJudgedOutage({ outages }: MeasuredClient) {
  return findMainOutage(judgedOutages({ outages }));
}

function countErrors({ answers }: MeasuredClient, code: string): number {
  return answers.reduce((sum, answer) => sum + (answer.code === code ? answer.ticks : 0), 0);
}
