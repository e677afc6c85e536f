import type { Command } from 'commander';
import { LAB } from '../lab-command';
import type { LabPaths } from '../lab-paths';
import type { Outcome } from './outcome';
import type { RunOptions } from './run/run-in-account';

export function addRun(program: Command, { stateFile }: LabPaths, outcome: Outcome): void {
  program
    .command('run')
    .description(
      "run a program with the environment of this folder's loopback account, such as PGHOST, DATABASE_URL and AWS_ENDPOINT_URL",
    )
    .option('--cluster <id>', 'identifier of the DB cluster (default: the only cluster of the account)')
    .argument('<command...>', 'program and its arguments, after "--"')
    .addHelpText('after', RUN_HELP)
    .action(async (command: [string, ...string[]], options: RunOptions) => {
      const { runInAccount } = await import('./run/run-in-account');
      outcome.exitCode = await runInAccount(command, options, stateFile);
    });
}

const RUN_HELP = `
Variables of the database: PGHOST, PGHOSTADDR, PGPORT, PGUSER, PGPASSWORD, PGDATABASE, PGSSLMODE, PGSSLROOTCERT and
DATABASE_URL for the cluster endpoint; READER_PGHOST, READER_PGPORT and READER_DATABASE_URL for the reader endpoint.
Aurora's host names resolve in Node.js programs and in programs that use libpq, such as psql. Other programs can use the host
localhost with the same ports. The variables of the account are those of lab env.

The exit code is the program's: 128 + n if signal n ended it, 127 if it was not found, 126 if it cannot be executed.

Examples:
  ${LAB} run -- psql -c "SELECT aurora_db_instance_identifier()"
  ${LAB} run -- pgbench -i
  ${LAB} run -- node server.js
  ${LAB} run -- sh -c 'psql "$READER_DATABASE_URL"'`;
