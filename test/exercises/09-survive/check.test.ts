import type { Report } from '../../../drill/report-format/report';
import { exercise } from '../../../exercises/09-survive/check';
import type { Check } from '../../../exercises/exercise';
import { readFixture } from '../../support/drill/report-fixture';
import type { ReportedFacts } from '../../support/exercises/reported-lab';
import { createReportedLab } from '../../support/exercises/reported-lab';

/** Check of the overview, which judges the last report. */
function checkLastReport(facts: ReportedFacts) {
  const { quickCheck } = exercise as { quickCheck?: Check };
  if (!quickCheck) throw new Error('exercise 9 has no quick check');
  return quickCheck(createReportedLab(facts));
}

function factsWith(client: string): ReportedFacts {
  const report: Report = readFixture('clients');
  const runs = report.runs.map((run) => ({
    ...run,
    clients: run.clients.map((each) => (each.name === client ? { ...each, name: 'my-client' } : each)),
  }));
  return { reports: { 'exercise-09': { ...report, runs } }, begunMs: { simulated: 1 } };
}

it('judges the last report without a drill', async () => {
  expect(await checkLastReport(factsWith('pg-retry-keyed'))).toMatchObject({ state: 'passed' });
  expect(await checkLastReport(factsWith('pg-query'))).toMatchObject({ state: 'not-yet' });
});

it('needs a report', async () => {
  expect(await checkLastReport({})).toMatchObject({
    state: 'not-yet',
    next: 'run: npm run lab -- check 9',
  });
});

it('needs a report with the client', async () => {
  expect(await checkLastReport(factsWith('unknown'))).toMatchObject({
    state: 'not-yet',
    reason: 'the exercise needs a drill with your client',
  });
});
