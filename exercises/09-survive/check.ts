import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DrillError } from '../../drill/aws/drill-error';
import type { CheckResult, Exercise, ExerciseLab } from '../exercise';
import { findRun } from '../measured-run';
import { notYet } from '../not-yet';
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
  solution: [`cp exercises/09-survive/solution/${NAME}.ts ${FILE}`, CHECK],
};

/** Runs a drill with the learner's client, and judges its report. */
function check(lab: ExerciseLab): Promise<CheckResult> {
  return checkFile(lab, join(__dirname, `${NAME}.ts`));
}

/** The same with another file, for tests. */
export async function checkFile(lab: ExerciseLab, path: string): Promise<CheckResult> {
  if (!existsSync(path)) {
    return notYet(
      `no file ${FILE}`,
      'the check measures this file, your copy of the naive client',
      `cp exercises/09-survive/naive-client.ts ${FILE}`,
    );
  }
  const exitCode = await lab.drill(['--client', path, ...DRILL], REPORT);
  if (exitCode === INVALID) {
    return notYet(
      `${FILE} is not a valid client`,
      'the drill has printed its error above',
      `fix the error; then ${CHECK}`,
    );
  }
  if (!SAVED.includes(exitCode)) {
    throw new DrillError(`the drill ended with exit code ${exitCode}`, 'fix the error that it printed above');
  }
  return judgeReport(lab);
}

/** With a budget for the client, the probe's own connections do not affect the verdict of the drill. */
const DRILL = ['--deploy', '--max-client-errors', '0'];

/** Exit code of a drill whose command line is invalid: here, only the client's file can be. */
const INVALID = 2;

/** Exit codes of a drill that saved a report: held, not held and void. */
const SAVED = [0, 1, 4];

async function judgeReport(lab: ExerciseLab): Promise<CheckResult> {
  const found = await findRun(lab, { folder: REPORT, cause: 'request', command: CHECK });
  if (found.state !== 'found') return found;
  const client = found.run.clients.find(({ name }) => name === NAME);
  if (client) return judgeClient(client, CHECK);
  return notYet(`${found.path} has no client ${NAME}`, 'the exercise needs a drill with your client', CHECK);
}
