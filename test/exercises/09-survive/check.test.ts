import type { Report } from '../../../drill/report-format/report';
import { checkFile, exercise } from '../../../exercises/09-survive/check';
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

describe('the check', () => {
  const file = __filename;
  const passing = factsWith('pg-retry-keyed');

  it('runs a drill with the file of the learner, and judges its report', async () => {
    const options: string[][] = [];
    const drill = (given: readonly string[]) => options.push([...given]) - 1;
    expect(await checkFile(createReportedLab({ ...passing, drill }), file)).toMatchObject({
      state: 'passed',
    });
    expect(options).toEqual([expect.arrayContaining(['--deploy', '--client', file])]);
  });

  it('needs the file', async () => {
    expect(await checkFile(createReportedLab(passing), `${file}.missing`)).toMatchObject({
      state: 'not-yet',
      next: 'cp exercises/09-survive/naive-client.ts exercises/09-survive/my-client.ts',
    });
  });

  it.each([1, 4])('judges the report of a drill that ended with exit code %d', async (exitCode) => {
    const lab = createReportedLab({ ...passing, drill: () => exitCode });
    expect(await checkFile(lab, file)).toMatchObject({ state: 'passed' });
  });

  it('does not pass if the file is not a valid client', async () => {
    const lab = createReportedLab({ ...passing, drill: () => 2 });
    expect(await checkFile(lab, file)).toMatchObject({
      state: 'not-yet',
      found: expect.stringContaining('is not a valid client'),
    });
  });

  it('does not judge an earlier report if the drill could not run', async () => {
    const lab = createReportedLab({ ...passing, drill: () => 3 });
    await expect(checkFile(lab, file)).rejects.toThrow('the drill ended with exit code 3');
  });
});

it('judges the last report without a drill', async () => {
  expect(await checkLastReport(factsWith('pg-retry-keyed'))).toMatchObject({ state: 'passed' });
  expect(await checkLastReport(factsWith('pg-query'))).toMatchObject({ state: 'not-yet' });
});

it('needs a report', async () => {
  expect(await checkLastReport({})).toMatchObject({
    state: 'not-yet',
    next: 'npm run lab -- check 9',
  });
});

it('needs a report with the client', async () => {
  expect(await checkLastReport(factsWith('unknown'))).toMatchObject({
    state: 'not-yet',
    reason: 'the exercise needs a drill with your client',
  });
});
