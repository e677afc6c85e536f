import type { Command } from 'commander';
import type { LabPaths } from '../lab-paths';
import type { LabAccountOptions } from './lab/open';
import { awsOption, exerciseNumber, stackOption } from './shared-options';

export function addAnswer(program: Command, paths: LabPaths): void {
  program
    .command('answer')
    .description('store your answers to an exercise in the database of the lab')
    .argument('<number>', 'number of the exercise, 0 to 10', exerciseNumber)
    .argument('[values...]', 'answers, in the order in which the exercise asks for them')
    .addOption(stackOption())
    .addOption(awsOption())
    .action(async (number: number, values: readonly string[], options: LabAccountOptions) => {
      const { answer } = await import('./answer/store');
      await answer(number, values, options, paths);
    });
}
