import type { MeasuredClient, RunClient } from '../../../drill/report-format/client';
import { judgeClient } from '../../../exercises/09-survive/judge-client';
import { ENDLESS, measuredClient } from '../../support/drill/measured-client';
import { readFixture } from '../../support/drill/report-fixture';

const judge = (client: RunClient) => judgeClient(client, 'npm run lab -- check 9');

const RETRIED: MeasuredClient['answers'] = [
  { outcome: 'failed', code: '23505', ticks: 2, firstMs: 9_000, lastMs: 9_100 },
];

const failures: readonly [string, RunClient, string, string][] = [
  ['has no listener', measuredInFixture('pg-no-listener'), 'no listener caught', 'createTunedPool'],
  [
    'keeps connections to the old writer',
    measuredInFixture('pg-checkout'),
    'keeps connections to the old writer',
    'requireWriter',
  ],
  ['passes errors on', measuredInFixture('pg-query'), 'passes every error', 'retry.ts'],
  [
    'retries without a key',
    measuredInFixture('pg-retry-blind'),
    'the retry stored it again',
    'pg-retry-keyed.ts',
  ],
  [
    'retries a plain INSERT with the same key',
    // A write that is retried until its deadline also keeps the outage from ending.
    measuredClient('c', { answers: RETRIED, errorsToCaller: 2, outageMs: ENDLESS }),
    'the INSERT of the retry can never succeed',
    'ON CONFLICT DO NOTHING',
  ],
  [
    'never reconnects',
    measuredInFixture('pg-client'),
    'does not replace its broken connections',
    'time limits',
  ],
  ['cannot be opened', measuredInFixture('orders'), 'open', 'fix the error'],
  [
    'blocks its event loop',
    measuredClient('c', { state: 'unresponsive', notes: ['no response'] }),
    'event loop is blocked',
    'without an await',
  ],
  ['loses writes', measuredClient('c', { lost: 1 }), 'resolves before', 'await'],
  [
    'has rows that could not be read',
    measuredClient('c', { lost: null, duplicated: null }),
    'cannot show',
    'measure again',
  ],
];

it.each(failures)(
  'a client that %s does not pass, and the check names the reason and the fix',
  (_, client, reason, next) => {
    expect(judge(client)).toMatchObject({
      state: 'not-yet',
      reason: expect.stringContaining(reason),
      next: expect.stringContaining(next),
    });
  },
);

it('a client that recovers and later writes to the old writer again does not pass', () => {
  const outage = { low: 9_000, high: 9_100, ended: true, lastServedMs: 4_000, failingFromMs: 4_000 };
  const recovered = { ...outage, failingToMs: 13_000, servedAgainMs: 13_100, badTicks: 180 };
  const refusal = { outcome: 'failed', code: '25006', ticks: 9, firstMs: 8_000 } as const;
  const client = (lastMs: number) =>
    measuredClient('c', {
      outages: [{ ...recovered, beforeRequest: false, stallMs: 0 }],
      answers: [{ ...refusal, lastMs }],
      errorsToCaller: 9,
    });
  expect(judge(client(20_000))).toMatchObject({ reason: expect.stringContaining('old writer') });
  expect(judge(client(13_050))).toMatchObject({ reason: expect.stringContaining('passes every error') });
});

it('names only the first of several reasons', () => {
  const client = measuredClient('c', { errorsToCaller: 5, duplicated: 2 });
  expect(judge(client)).toMatchObject({ found: 'the caller saw 5 errors in 600 writes' });
});

it('a client that retries with a key passes', () => {
  expect(judge(measuredInFixture('pg-retry-keyed'))).toMatchObject({
    state: 'passed',
    found: expect.stringMatching(/^580 of 580 writes acknowledged; 0 errors, 0 lost, 0 duplicated; /),
  });
});

function measuredInFixture(name: string): RunClient {
  const client = readFixture('clients').runs[0]?.clients.find((each) => each.name === name);
  if (!client) throw new Error(`the fixture has no client ${name}`);
  return client;
}
