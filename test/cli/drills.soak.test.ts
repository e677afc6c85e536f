import { printFigures, secondsSince } from 'aurora-loopback/testing/print-figures';
import { savedReport } from '../support/drill/measured-drill';
import { LabRun } from '../support/lab-run';

const DRILLS = 20;
const FAILOVERS = 20;
const SHORT = ['--readers', '1', '--before', '1', '--after', '5'];

afterAll(() => LabRun.closeAll());

it('20 drills, each on a new account, are held and leave nothing', async () => {
  const startMs = performance.now();
  const verdicts: string[] = [];
  const left: string[] = [];
  let lostWrites = 0;
  for (let count = 0; count < DRILLS; count++) {
    const { run, report } = await drill(SHORT);
    verdicts.push([report.verdict, ...report.reasons].join(': '));
    lostWrites += report.summary.lost.writes;
    left.push(...run.leftovers());
  }
  printFigures('drills', {
    drills: verdicts.length,
    held: verdicts.filter((verdict) => verdict === 'held').length,
    'lost writes': lostWrites,
    seconds: secondsSince(startMs),
  });
  expect({ verdicts, left, lostWrites }).toEqual({
    verdicts: Array(DRILLS).fill('held'),
    left: [],
    lostWrites: 0,
  });
});

it('a drill of 20 failovers is held and loses no acknowledged write', async () => {
  const startMs = performance.now();
  const { report } = await drill([...SHORT, '--repeat', `${FAILOVERS}`]);
  const { runsRead, writes } = report.summary.lost;
  printFigures('a drill with --repeat', {
    failovers: report.runs.length,
    'failovers whose rows were read': runsRead,
    'lost writes': writes,
    seconds: secondsSince(startMs),
  });
  expect(report).toMatchObject({
    verdict: 'held',
    reasons: [],
    summary: { lost: { writes: 0, runsRead: FAILOVERS } },
  });
});

async function drill(options: readonly string[]) {
  const run = new LabRun(['drill', ...options]);
  await run.ended;
  const report = savedReport(run);
  if (!report) throw new Error(`there is no report:\n${run.stderr}`);
  return { run, report };
}
