import type { Facts } from '../../../exercises/06-who-is-promoted/check';
import { judge } from '../../../exercises/06-who-is-promoted/check';
import type { Deployment } from '../../../exercises/06-who-is-promoted/deployments';

const deployed = (atMs: number, tiers: Readonly<Record<string, number | undefined>>): Deployment[] =>
  Object.entries(tiers).map(([instance, tier]) => ({ atMs, instance, tier }));

const completed = (atMs: number, promoted: string) => ({
  atMs,
  source: 'lab',
  categories: ['failover'],
  message: `Completed customer initiated failover to DB instance: ${promoted}`,
});

const member = (identifier: string) => ({ identifier, isWriter: false, status: 'available' });

/** The exercise as the page describes it: no reader, then two readers with tiers 15 and 0, then the default tiers. */
const done: Facts = {
  deployments: [
    ...deployed(1_000, { one: 1, two: 1, three: 1 }),
    ...deployed(2_000, { two: undefined }),
    ...deployed(2_001, { three: undefined }),
    ...deployed(3_000, { two: 15, three: 0 }),
    ...deployed(6_000, { two: 1, three: 1 }),
  ],
  answers: new Map([
    ['new-writer', { value: 'three', atMs: 4_000 }],
    ['refusal', { value: 'no-reader', atMs: 4_000 }],
  ]),
  events: [completed(5_000, 'three')],
  cluster: { status: 'available', members: [member('one'), member('two'), member('three')] },
};

const answers = (writer: string, refusal: string, atMs = 4_000) =>
  new Map(Object.entries({ 'new-writer': writer, refusal }).map(([name, value]) => [name, { value, atMs }]));

it('passes if the reader with the lowest tier was promoted after the prediction', () => {
  expect(judge(done)).toEqual({
    state: 'passed',
    found:
      'three was promoted, the reader with the lowest tier (three tier 0, two tier 15), as you predicted',
  });
});

it('names the readers in the same order, in whichever order CloudFormation has created them', () => {
  const [first, second] = [deployed(3_000, { two: 15, three: 0 }), deployed(3_000, { three: 0, two: 15 })];
  const before = done.deployments.filter(({ atMs }) => atMs < 3_000);
  const judged = [first, second].map((readers) => judge({ ...done, deployments: [...before, ...readers] }));
  expect(judged[0]).toMatchObject({ state: 'passed' });
  expect(judged[1]).toEqual(judged[0]);
});

it('passes with a prediction that was wrong, and shows it', () => {
  expect(judge({ ...done, answers: answers('two', 'no-reader') })).toMatchObject({
    state: 'passed',
    found: expect.stringContaining(', you predicted two'),
  });
});

it('does not count the writer of that time as a candidate, although its tier was lower', () => {
  const events = [completed(3_500, 'three'), completed(5_000, 'one')];
  expect(judge({ ...done, events })).toMatchObject({
    state: 'passed',
    found: expect.stringMatching(/^one was promoted, .* \(one tier 1, two tier 15\), you predicted three$/),
  });
});

it.each<[string, Partial<Facts>, { reason: string } | { found: string }]>([
  [
    'the cluster never was without readers',
    { deployments: deployed(1_000, { one: 1, two: 15, three: 0 }) },
    { found: 'the cluster has always had a reader' },
  ],
  ['no answer was given', { answers: new Map() }, { found: 'no prediction' }],
  [
    'the reason of the refusal is wrong',
    { answers: answers('three', 'cluster-busy') },
    { found: 'your reason for the refusal is cluster-busy' },
  ],
  [
    'no failover followed the prediction',
    { answers: answers('three', 'no-reader', 5_500) },
    { reason: 'the failover must happen after the prediction' },
  ],
  [
    'the readers had the same tier',
    { events: [completed(7_000, 'three')] },
    { reason: 'all readers had tier 1, so the tiers did not decide' },
  ],
  [
    'another reader had a lower tier',
    { events: [completed(5_000, 'two')] },
    {
      reason: 'it had tier 15 and another reader tier 0: a failover with --target ignores the tiers',
    },
  ],
  [
    'the cluster has no reader now',
    { cluster: { status: 'available', members: [member('one')] } },
    { reason: 'the next exercises need readers, and the cluster has none' },
  ],
])('does not pass if %s', (_when, changes, expected) => {
  expect(judge({ ...done, ...changes })).toMatchObject({ state: 'not-yet', ...expected });
});
