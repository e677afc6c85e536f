import { Command } from 'commander';
import { addAnswer } from './commands/answer';
import { addCheck } from './commands/check';
import { addClients } from './commands/clients';
import { addDrill } from './commands/drill';
import { addEnv } from './commands/env';
import { addExercise } from './commands/exercise';
import { addFailover } from './commands/failover';
import type { Outcome } from './commands/outcome';
import { addReport } from './commands/report';
import { addRun } from './commands/run';
import { addSolve } from './commands/solve';
import { addSql } from './commands/sql';
import { addStatus } from './commands/status';
import { addUp } from './commands/up';
import { LAB_HELP } from './help';
import { isCheckout, LAB } from './lab-command';
import { findLabPaths } from './lab-paths';

/** Creates the `lab` command line. Each command has its own file; the help lists the commands in this order. */
export function createProgram(outcome: Outcome): Command {
  const paths = findLabPaths();
  const program = new Command(isCheckout ? 'lab' : 'aurora-failover-lab')
    .description('What happens to an application when its Aurora database fails over?')
    .helpCommand(false)
    .showHelpAfterError(`(run ${LAB} --help for usage)`)
    .addHelpText('after', LAB_HELP);
  addUp(program, paths);
  addEnv(program, paths);
  addStatus(program, paths);
  addFailover(program, paths);
  addDrill(program, paths, outcome);
  addReport(program);
  addRun(program, paths, outcome);
  addClients(program);
  addSql(program, paths, outcome);
  // The package does not contain the pages of the exercises, whose commands use the checkout.
  if (isCheckout) {
    addExercise(program);
    addCheck(program, paths, outcome);
    addAnswer(program, paths);
    addSolve(program, paths, outcome);
  }
  return program;
}
