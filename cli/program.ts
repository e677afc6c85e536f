import { Command } from 'commander';
import { addDrill } from './commands/drill';
import { addEnv } from './commands/env';
import { addFailover } from './commands/failover';
import type { Outcome } from './commands/outcome';
import { addReport } from './commands/report';
import { addStatus } from './commands/status';
import { addUp } from './commands/up';
import { LAB_HELP } from './help';
import { findPlaces } from './places';

/** The `lab` command line: each command with its options is in a file of its own, in the order of the help. */
export function createProgram(outcome: Outcome): Command {
  const places = findPlaces();
  const program = new Command('lab')
    .description('What happens to an application when its Aurora database fails over?')
    .helpCommand(false)
    .showHelpAfterError('(run lab --help for usage)')
    .addHelpText('after', LAB_HELP);
  addUp(program, places);
  addEnv(program, places);
  addStatus(program, places);
  addFailover(program, places);
  addDrill(program, places, outcome);
  addReport(program);
  return program;
}
