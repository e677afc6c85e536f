import type { Command } from 'commander';
import { exerciseNumber } from './shared-options';

export function addExercise(program: Command): void {
  program
    .command('exercise')
    .description('print an exercise of the guided lab, or the table of contents')
    .argument('[number]', 'number of the exercise, 0 to 10', exerciseNumber)
    .action(async (number: number | undefined) => {
      const { printExercise } = await import('./exercise/print');
      await printExercise(number);
    });
}
