import type { Command } from 'commander';
import type { LabPaths } from '../lab-paths';
import type { LabAccountOptions } from './lab/open';
import type { Outcome } from './outcome';
import { awsOption, exerciseNumber, stackOption } from './shared-options';

export function addCheck(program: Command, paths: LabPaths, outcome: Outcome): void {
  program
    .command('check')
    .description(
      'check an exercise of the guided lab, or show the progress in all of them; exit code 0: passed, 1: not yet, 3: the check could not run',
    )
    .argument('[number]', 'number of the exercise, 0 to 10', exerciseNumber)
    .addOption(stackOption())
    .addOption(awsOption())
    .action(async (number: number | undefined, options: LabAccountOptions) => {
      const { check } = await import('./check/check');
      outcome.exitCode = await check(number, options, paths);
    });
}
