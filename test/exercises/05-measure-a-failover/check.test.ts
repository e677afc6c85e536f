import type { Report } from '../../../drill/report-format/report';
import type { Run } from '../../../drill/report-format/run';
import { exercise } from '../../../exercises/05-measure-a-failover/check';
import { RUN_ID, reportOf, withWriteOutage } from '../../support/exercises/changed-report';
import { checkIn } from '../../support/exercises/check-in';

function check(report: Report, seconds = '60') {
  return checkIn(exercise, {
    reports: { 'exercise-05': report },
    answers: { 'write-outage': { value: seconds, atMs: 1 } },
    begunMs: { [RUN_ID]: 2 },
  });
}

it('passes if writes failed, reads continued and nothing is lost, and names both outages', async () => {
  const { state, found } = await check(reportOf('request'));
  expect(state).toBe('passed');
  expect(found).toMatch(/^writes over new connections failed for .* ms, reads for none; 0 of .* are lost/);
});

const AFTER_THE_FAILOVER = { failingFromMs: 600_000 };

it('does not count a read that is late at the end of the run, long after writes work again', async () => {
  const late = { ...AFTER_THE_FAILOVER, low: 0, high: null, ended: false, servedAgainMs: null };
  const result = await check(reportOf('request', (run) => withReadsAsWrites(run, late)));
  expect(result).toMatchObject({ state: 'passed', found: expect.stringContaining('reads for none') });
});

it.each([
  ['60', /You predicted 60\.0 s: too long by 59\.\d s\.$/],
  ['0', /You predicted 0 ms: too short by 1\d\d ms\.$/],
  ['0.19', /You predicted 190 ms: right\.$/],
])('compares a prediction of %s seconds with the outage', async (seconds, sentence) => {
  expect((await check(reportOf('request'), seconds)).found).toMatch(sentence);
});

it('needs a prediction', async () => {
  const result = await checkIn(exercise, { reports: { 'exercise-05': reportOf('request') } });
  expect(result).toMatchObject({ state: 'not-yet', found: 'no prediction' });
  expect(result).toMatchObject({ next: expect.stringContaining('lab -- answer 5 SECONDS') });
});

const problems: readonly [string, (run: Run) => Partial<Run>, string][] = [
  ['no write failed', (run) => withWriteOutage(run, 'none'), 'no write failed'],
  ['writes did not recover', (run) => withWriteOutage(run, 'endless'), 'before writes worked again'],
  [
    'reads failed for as long as writes',
    (run) => withReadsAsWrites(run),
    'reads failed for as long as writes',
  ],
  [
    'reads did not recover',
    (run) => withReadsAsWrites(run, { high: null, ended: false, servedAgainMs: null }),
    'reads failed for as long as writes',
  ],
  [
    'reads failed for as long as writes, after writes worked again',
    (run) => withReadsAsWrites(run, AFTER_THE_FAILOVER),
    'reads failed for as long as writes',
  ],
  [
    'reads failed for as long as writes, until the end of the run',
    (run) => withReadsAsWrites(run, { ...AFTER_THE_FAILOVER, high: null, ended: false, servedAgainMs: null }),
    'reads failed for as long as writes',
  ],
  [
    'the rows were not read',
    ({ ledger }) => ({ ledger: { ...ledger, state: 'unread', reason: 'no answer' } as Run['ledger'] }),
    'the rows could not be read after the run: no answer',
  ],
  [
    'a write was lost',
    ({ ledger }) => ({ ledger: { ...ledger, lost: 3 } as Run['ledger'] }),
    '3 acknowledged writes are lost',
  ],
];

it.each(problems)('does not pass if %s', async (_, change, reason) => {
  const result = await check(reportOf('request', change));
  expect(result).toMatchObject({ state: 'not-yet', reason: expect.stringContaining(reason) });
});

/** Gives the reads the outages of the writes over new connections, with changes. */
function withReadsAsWrites({ lanes }: Run, changes: Partial<Run['lanes'][number]['outages'][number]> = {}) {
  const writes = lanes.find(({ operation, connection }) => operation === 'write' && connection === 'fresh');
  const outages = writes?.outages.map((outage) => ({ ...outage, ...changes })) ?? [];
  return { lanes: lanes.map((lane) => (lane.operation === 'read' ? { ...lane, outages } : lane)) };
}
