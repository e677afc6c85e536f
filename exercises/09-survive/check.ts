import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DrillError } from '../../drill/aws/drill-error';
import type { CheckResult, Exercise, ExerciseLab } from '../exercise';
import { findRun } from '../measured-run';
import { judgeClient } from './judge-client';

const NAME = 'my-client';
const FILE = `exercises/09-survive/${NAME}.ts`;
const REPORT = 'exercise-09';
const CHECK = 'npm run lab -- check 9';

export const exercise: Exercise = {
  number: 9,
  folder: '09-survive',
  title: 'make a client survive',
  answers: [],
  check,
  quickCheck: judgeReport,
  solution: [`cp exercises/solutions/09-${NAME}.ts ${FILE}`, CHECK],
};

/** Runs a drill with the learner's client, and judges its report. */
async function check(lab: ExerciseLab): Promise<CheckResult> {
  if (!existsSync(join(__dirname, `${NAME}.ts`))) {
    return {
      state: 'not-yet',
      found: `no file ${FILE}`,
      reason: 'the check measures this file, your copy of the naive client',
      next: `copy it: cp exercises/09-survive/naive-client.ts ${FILE}`,
    };
  }
  const exitCode = await lab.drill(DRILL);
  if (exitCode === INVALID) {
    return {
      state: 'not-yet',
      found: `${FILE} cannot be bundled`,
      reason: 'the drill reported an error in it, above',
      next: `fix the error, then run: ${CHECK}`,
    };
  }
  if (!SAVED.includes(exitCode)) {
    throw new DrillError(
      `the drill ended with exit code ${exitCode}`,
      'fix the error that it reported above',
    );
  }
  return judgeReport(lab);
}

/** The budget makes the verdict of the drill one on the client, not on the probe's own connections. */
const DRILL = ['--deploy', '--client', FILE, '--max-client-errors', '0', '--out', `drill-report/${REPORT}`];

/** Exit code of a drill whose command line is invalid: here, only the client's file can be. */
const INVALID = 2;

/** Exit codes of a drill that saved a report: held, not held and void. */
const SAVED = [0, 1, 4];

async function judgeReport(lab: ExerciseLab): Promise<CheckResult> {
  const found = await findRun(lab, { folder: REPORT, cause: 'request', command: CHECK });
  if (found.state === 'not-yet') return found;
  const client = found.run.clients.find(({ name }) => name === NAME);
  if (client) return judgeClient(client, CHECK);
  return {
    state: 'not-yet',
    found: `${found.path} has no client ${NAME}`,
    reason: 'the exercise needs a drill with your client',
    next: `run: ${CHECK}`,
  };
}
