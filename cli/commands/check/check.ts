import type { CheckResult, Exercise } from '../../../exercises/exercise';
import { EXIT } from '../../exit-codes';
import type { LabPaths } from '../../lab-paths';
import { openLab } from '../lab/exercise-lab';
import { findExercise } from '../lab/find-exercise';
import type { LabAccountOptions, OpenAccount } from '../lab/open';
import { withAccount } from '../lab/open';
import { showProgress } from './progress';
import { renderResult } from './render-result';

/** Checks one exercise or, without a number, shows the progress in all of them. Returns the exit code. */
export function check(
  number: number | undefined,
  options: LabAccountOptions,
  paths: LabPaths,
): Promise<number> {
  if (number === undefined) return withAccount(options, paths, (account) => showProgress(account, paths));
  const exercise = findExercise(number);
  return withAccount(options, paths, async (account) => {
    const result = await runCheck(exercise, account, paths);
    console.log(renderResult(exercise, result, options.aws ?? false));
    return result.state === 'passed' ? EXIT.held : EXIT.notHeld;
  });
}

async function runCheck(exercise: Exercise, account: OpenAccount, paths: LabPaths): Promise<CheckResult> {
  return 'check' in exercise ? exercise.check(await openLab(account, paths)) : exercise.checkAccount(account);
}
