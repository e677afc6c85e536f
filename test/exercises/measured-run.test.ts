import { findRun } from '../../exercises/measured-run';
import { RUN_ID, reportOf } from '../support/exercises/changed-report';
import type { ReportedFacts } from '../support/exercises/reported-lab';
import { createReportedLab } from '../support/exercises/reported-lab';

const PREDICTED_MS = 1_000_000;

const facts: ReportedFacts = {
  reports: { 'exercise-07/crash': reportOf('crash') },
  begunMs: { [RUN_ID]: PREDICTED_MS + 1 },
};

function find(changes: Partial<ReportedFacts> = {}) {
  return findRun(createReportedLab({ ...facts, ...changes }), {
    folder: 'exercise-07/crash',
    cause: 'crash',
    command: 'npm run drill',
    predictedAtMs: PREDICTED_MS,
  });
}

it('finds the run of a report that was measured in this cluster after the prediction', async () => {
  expect(await find()).toMatchObject({
    state: 'found',
    run: { cause: { name: 'crash' } },
    path: 'drill-report/exercise-07/crash/report.json',
  });
});

const refusals: readonly [string, Partial<ReportedFacts>, string][] = [
  ['there is no report', { reports: {} }, 'this drill has not been run'],
  [
    'the report is about another cause',
    { reports: { 'exercise-07/crash': reportOf('patch') } },
    'the exercise needs the cause crash',
  ],
  [
    'the run is not one of this cluster',
    { begunMs: {} },
    `the database of this cluster has no run ${RUN_ID}`,
  ],
  [
    'no drill has used the database of this cluster',
    { isPrepared: false },
    `the database of this cluster has no run ${RUN_ID}`,
  ],
  [
    'the run began before the prediction',
    { begunMs: { [RUN_ID]: PREDICTED_MS - 1 } },
    'a prediction must precede its drill',
  ],
  [
    'the run is void',
    { reports: { 'exercise-07/crash': reportOf('crash', () => ({ voidReasons: ['it was stalled'] })) } },
    'its timings are invalid',
  ],
];

it.each(refusals)('if %s, says so and names the command', async (_, changes, reason) => {
  expect(await find(changes)).toMatchObject({ state: 'not-yet', reason, next: 'npm run drill' });
});
