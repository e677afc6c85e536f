import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { toAwsCommand } from '../../../exercises/aws-command';
import { extractCommands } from '../../../exercises/commands';
import type { Exercise } from '../../../exercises/exercise';
import { parsePage, readPage } from '../../../exercises/page';
import { renderShellExports } from '../../account/shell-exports';
import { EXIT } from '../../exit-codes';
import type { LabPaths } from '../../lab-paths';
import { abortWhenInterrupted, isInterrupted } from '../../terminal/interruption';
import { findExercise } from '../lab/find-exercise';
import { requireCourseAccount } from '../lab/open';
import type { Step } from './script';
import { renderScript } from './script';

export interface SolveOptions {
  readonly aws?: boolean;
}

/** Runs the commands of an exercise in one shell. Returns the exit code of the command that failed, or 0. */
export async function solve(number: number, { aws }: SolveOptions, paths: LabPaths): Promise<number> {
  const steps = await readSteps(findExercise(number));
  const script = aws
    ? renderScript('', steps.flatMap(toAwsStep))
    : renderScript(renderShellExports(await requireCourseAccount(paths.stateFile), process.env), steps);
  const signal = abortWhenInterrupted();
  const shell = spawn('/bin/sh', ['-c', script], {
    cwd: paths.project,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [exitCode] = await once(shell, 'exit');
  return (await isInterrupted(signal)) ? EXIT.interrupted : (exitCode ?? EXIT.environment);
}

/** Returns the commands of the page, or those that the exercise gives instead. */
async function readSteps({ folder, solution }: Exercise): Promise<readonly Step[]> {
  if (solution) return solution.map((command) => ({ command, exitCodes: [0] }));
  return extractCommands(parsePage(await readPage(folder)));
}

function toAwsStep({ command, exitCodes }: Step): Step[] {
  const onAws = toAwsCommand(command);
  return onAws === undefined ? [] : [{ command: onAws, exitCodes }];
}
