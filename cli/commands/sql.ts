import type { Command } from 'commander';
import type { LabPaths } from '../lab-paths';
import type { Outcome } from './outcome';
import { awsOption, stackOption } from './shared-options';
import type { SqlOptions } from './sql/run';

export function addSql(program: Command, paths: LabPaths, outcome: Outcome): void {
  program
    .command('sql')
    .description('run one SQL statement as the master user, and print the rows or the error')
    .argument('<statement>', 'SQL statement')
    .option(
      '--on <member>',
      'writer, reader, or the identifier of an instance; on AWS only the writer (default: "writer")',
    )
    .addOption(stackOption())
    .addOption(awsOption())
    .action(async (statement: string, options: SqlOptions) => {
      const { runSql } = await import('./sql/run');
      outcome.exitCode = await runSql(statement, options, paths);
    });
}
