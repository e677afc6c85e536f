import { pointAtAccount } from '../../account/shell-exports';
import { requireRunning } from '../../account/state-file';
import { findDatabase } from './find-database';
import { runProgram } from './run-program';

export interface RunOptions {
  readonly cluster?: string;
}

/** Runs a program with the environment of the running account and of one of its clusters. Returns its exit code. */
export async function runInAccount(
  [program, ...args]: readonly [string, ...string[]],
  { cluster }: RunOptions,
  stateFile: string,
): Promise<number> {
  const account = await requireRunning(stateFile);
  const [database, { databaseVariables, withPreload }] = await Promise.all([
    findDatabase(account, cluster, process.env),
    import('aurora-loopback'),
  ]);
  return await runProgram(program, args, {
    ...pointAtAccount(account, process.env),
    ...databaseVariables(database),
    NODE_OPTIONS: withPreload(account.hostNamesPreloadPath, process.env.NODE_OPTIONS),
  });
}
