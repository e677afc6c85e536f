import type { Report } from '../../../drill/report-format/report';
import type { Run } from '../../../drill/report-format/run';
import { exercise } from '../../../exercises/07-writer-lost/check';
import { RUN_ID, reportOf, withWriteOutage } from '../../support/exercises/changed-report';
import { checkIn } from '../../support/exercises/check-in';
import type { ReportedFacts } from '../../support/exercises/reported-lab';

const facts = {
  reports: {
    'exercise-07/crash': reportOf('crash'),
    'exercise-07/writer-lost': reportOf('writer-lost'),
  } as Record<string, Report>,
  answers: { crash: { value: 'other', atMs: 1 }, 'writer-lost': { value: 'other', atMs: 2 } },
  begunMs: { [RUN_ID]: 3 },
} satisfies ReportedFacts;

const checkWith = (changes: Partial<ReportedFacts>) => checkIn(exercise, { ...facts, ...changes });

const checkReport = (cause: 'crash' | 'writer-lost', change: (run: Run) => Partial<Run>) =>
  checkWith({ reports: { ...facts.reports, [`exercise-07/${cause}`]: reportOf(cause, change) } });

it('passes if the crash restarted the writer in place, and the loss promoted a reader', async () => {
  const { state, found } = await checkWith({});
  expect(state).toBe('passed');
  expect(found).toMatch(/^crash: the writer stayed the writer, .*; writer-lost: lab-2 became the writer, /);
  expect(found).toMatch(/Your predictions: crash other, wrong, writer-lost other, right\.$/);
});

it('needs both predictions', async () => {
  const result = await checkWith({ answers: { crash: facts.answers.crash } });
  expect(result).toMatchObject({ state: 'not-yet', found: 'no prediction' });
});

it('needs a run that began after the later prediction', async () => {
  const result = await checkWith({ begunMs: { [RUN_ID]: 1.5 } });
  expect(result).toMatchObject({ state: 'not-yet', reason: 'a prediction must precede its drill' });
});

it('needs the report of each cause, and names its command', async () => {
  const result = await checkWith({ reports: { 'exercise-07/crash': reportOf('crash') } });
  expect(result).toMatchObject({
    state: 'not-yet',
    next: 'npm run drill -- --running --cause writer-lost --out drill-report/exercise-07/writer-lost',
  });
});

it('passes on AWS without the loss of the writer, which no API of AWS can cause', async () => {
  const result = await checkWith({ kind: 'aws', reports: { 'exercise-07/crash': reportOf('crash') } });
  expect(result.state).toBe('passed');
  expect(result.found).toMatch(/Your predictions: crash other, wrong\.$/);
});

const problems: readonly ['crash' | 'writer-lost', string, (run: Run) => Partial<Run>][] = [
  [
    'crash',
    'another instance became the writer',
    ({ cause }) => ({ cause: { ...cause, roleChanged: true } }),
  ],
  ['crash', 'the writer did not restart', ({ cause }) => ({ cause: { ...cause, inPlaceRestart: false } })],
  ['writer-lost', 'no reader was promoted', ({ cause }) => ({ cause: { ...cause, roleChanged: false } })],
  ['writer-lost', 'the run ended before writes worked again', (run) => withWriteOutage(run, 'endless')],
  [
    'crash',
    'the failover function saw no effect',
    ({ failover }) => ({ failover: { ...failover, state: 'nothing-seen' } as Run['failover'] }),
  ],
];

it.each(problems)('does not pass if the run of %s shows: %s', async (cause, reason, change) => {
  const result = await checkReport(cause, change);
  expect(result).toMatchObject({ state: 'not-yet', reason: expect.stringContaining(reason) });
  expect(result.found).toMatch(new RegExp(`^${cause}: `));
});
