import { hasStack } from '../../../drill/aws/deployed-lab';
import { DrillError } from '../../../drill/aws/drill-error';
import { explainError } from '../../../drill/aws/explain-error';
import { EXERCISES } from '../../../exercises/all';
import type { CheckResult, Exercise, ExerciseLab } from '../../../exercises/exercise';
import { EXIT } from '../../exit-codes';
import type { LabPaths } from '../../lab-paths';
import { openLab } from '../lab/exercise-lab';
import type { OpenAccount } from '../lab/open';

type Progress = CheckResult | { readonly state: 'unknown'; readonly problem: string };

const MARKS = { passed: '✔', 'not-yet': '·', unknown: '?' } as const;

/** Checks all exercises and prints one line for each. */
export async function showProgress(account: OpenAccount, paths: LabPaths): Promise<number> {
  const lab = (await hasStack(account.clients, account.stackName))
    ? await openLab(account, paths)
    : undefined;
  const width = Math.max(...EXERCISES.map(({ title }) => title.length));
  const states = new Set<Progress['state']>();
  const passed = new Set<number>();
  for (const exercise of EXERCISES) {
    const progress = await checkQuickly(exercise, account, lab);
    states.add(progress.state);
    const { number, title } = exercise;
    if (progress.state === 'passed') passed.add(number);
    console.log(
      ` ${MARKS[progress.state]} ${String(number).padStart(2)}  ${title.padEnd(width)}  ${describe(progress)}`,
    );
  }
  const next = EXERCISES.find(({ number }) => !passed.has(number));
  if (lab && next) console.log(`\nnext: npm run lab -- exercise ${next.number}`);
  if (!lab) console.log(`\n${withoutStack(account.stackName)}`);
  if (states.has('unknown')) return EXIT.environment;
  return states.has('not-yet') ? EXIT.notHeld : EXIT.held;
}

async function checkQuickly(
  exercise: Exercise,
  account: OpenAccount,
  lab: ExerciseLab | undefined,
): Promise<Progress> {
  try {
    if ('checkAccount' in exercise) return await exercise.checkAccount(account);
    if (!lab) return { state: 'unknown', problem: 'needs the stack' };
    return await (exercise.quickCheck ?? exercise.check)(lab);
  } catch (thrown) {
    const error = explainError(thrown);
    if (!(error instanceof DrillError)) throw error;
    return { state: 'unknown', problem: error.message };
  }
}

function describe(progress: Progress): string {
  switch (progress.state) {
    case 'passed':
      return progress.found;
    case 'not-yet':
      return progress.reason;
    case 'unknown':
      return progress.problem;
  }
}

function withoutStack(stackName: string): string {
  return `The stack ${stackName} does not exist. To begin, deploy it: npx cdk deploy --require-approval never
Exercise 10 deletes your answers and rows with the database, so the other exercises cannot be checked after it.`;
}
