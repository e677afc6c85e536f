import type { Command } from 'commander';
import type { LabPaths } from '../lab-paths';
import type { Outcome } from './outcome';
import { awsOption, exerciseNumber } from './shared-options';
import type { SolveOptions } from './solve/solve';

export function addSolve(program: Command, paths: LabPaths, outcome: Outcome): void {
  program
    .command('solve')
    .description('run the commands of an exercise, answers included')
    .argument('<number>', 'number of the exercise, 0 to 10', exerciseNumber)
    .addOption(awsOption())
    .action(async (number: number, options: SolveOptions) => {
      const { solve } = await import('./solve/solve');
      outcome.exitCode = await solve(number, options, paths);
    });
}
