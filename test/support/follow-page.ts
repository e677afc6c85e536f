import { extractCommands } from '../../exercises/commands';
import { findDifference } from '../../exercises/compare-output';
import type { Exercise } from '../../exercises/exercise';
import { parsePage, readPage } from '../../exercises/page';
import type { LearnerShell } from './learner-shell';

/** Command whose exit code or output is not as the page shows it. */
export interface Mismatch {
  readonly command: string;
  readonly exitCode: number;
  readonly problem: string;
  readonly output: string;
}

/** Characters of the output that a failed test shows. */
const MAX_OUTPUT = 4_000;

/**
 * Runs the commands of a page in order, and compares exit codes and output with the page. Stops at the first mismatch,
 * because later commands depend on earlier ones. `adapt` changes a command, such as its pace, and must say why.
 *
 * @returns undefined if everything is as the page shows it
 */
export async function followPage(
  shell: LearnerShell,
  { folder }: Exercise,
  adapt: (command: string) => string = (command) => command,
): Promise<Mismatch | undefined> {
  for (const { command, exitCodes, expected } of extractCommands(parsePage(await readPage(folder)))) {
    const run = await shell.run(adapt(command));
    const output = run.output.slice(-MAX_OUTPUT);
    const mismatch = (problem: string) => ({ command, exitCode: run.exitCode, problem, output });
    if (!exitCodes.includes(run.exitCode)) {
      return mismatch(`exit code ${run.exitCode} instead of ${exitCodes.join(' or ')}`);
    }
    const line = findDifference(expected, run.output);
    if (line !== undefined) return mismatch(`the output does not continue with: ${line}`);
  }
  return undefined;
}
