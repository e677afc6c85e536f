import type { Report } from '../../../drill/report-format/report';
import type { Run } from '../../../drill/report-format/run';
import { exercise } from '../../../exercises/08-zone-class-patch/check';
import { RUN_ID, reportOf } from '../../support/exercises/changed-report';
import { checkIn } from '../../support/exercises/check-in';
import type { ReportedFacts } from '../../support/exercises/reported-lab';

const CAUSES = ['zone-outage', 'class-change', 'patch'] as const;

const reports: Record<string, Report> = Object.fromEntries(
  CAUSES.map((cause) => [`exercise-08/${cause}`, reportOf(cause)]),
);

const without = (cause: (typeof CAUSES)[number]) =>
  Object.fromEntries(Object.entries(reports).filter(([folder]) => !folder.endsWith(cause)));

function checkWith(changes: Partial<ReportedFacts>, predicted = 'zone-outage') {
  const answers = { silent: { value: predicted, atMs: 1 } };
  return checkIn(exercise, { reports, answers, begunMs: { [RUN_ID]: 2 }, ...changes });
}

it.each([
  ['zone-outage', 'right'],
  ['patch', 'wrong'],
])('passes with three reports, and calls the prediction %s %s', async (predicted, judgement) => {
  const { state, found } = await checkWith({}, predicted);
  expect(state).toBe('passed');
  expect(found).toMatch(
    /^zone-outage: lab-2 became the writer.*; class-change: lab-2 became.*; patch: lab-2 became/,
  );
  const comparison = `Connections fell silent after: zone-outage; you predicted ${predicted}, ${judgement}.`;
  expect(found).toContain(comparison);
});

it('passes with a zone outage whose failover is still in progress', async () => {
  const running = reportOf('zone-outage', ({ failover }) => ({
    failover: { ...failover, state: 'in-progress' } as Run['failover'],
  }));
  const result = await checkWith({ reports: { ...reports, 'exercise-08/zone-outage': running } });
  expect(result.state).toBe('passed');
});

it('needs a prediction', async () => {
  expect(await checkWith({ answers: {} })).toMatchObject({ state: 'not-yet', found: 'no prediction' });
});

it.each(CAUSES)('needs the report of %s, and names its command', async (cause) => {
  expect(await checkWith({ reports: without(cause) })).toMatchObject({
    state: 'not-yet',
    next: `npm run drill -- --running --cause ${cause} --out drill-report/exercise-08/${cause}`,
  });
});

it('passes on AWS without a patch, which AWS may not offer', async () => {
  expect((await checkWith({ kind: 'aws', reports: without('patch') })).state).toBe('passed');
  expect((await checkWith({ kind: 'aws', reports: without('class-change') })).state).toBe('not-yet');
});

it('does not pass if the zone outage promoted no reader', async () => {
  const stayed = reportOf('zone-outage', ({ cause }) => ({ cause: { ...cause, roleChanged: false } }));
  expect(await checkWith({ reports: { ...reports, 'exercise-08/zone-outage': stayed } })).toMatchObject({
    state: 'not-yet',
    reason: expect.stringContaining('no reader of another zone was promoted'),
  });
});
