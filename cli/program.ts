import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { stateFileOf } from './state-file';

const stateFile = stateFileOf(join(__dirname, '..'));

/** The `lab` command line. Each command's module is loaded when it runs: `lab env` is called at every shell's start. */
export function createProgram(): Command {
  const program = new Command('lab')
    .description('What happens to an application when its Aurora database fails over?')
    .helpCommand(false)
    .showHelpAfterError('(lab --help tells what there is)');

  program
    .command('up')
    .description('serve a loopback account until Ctrl-C: AWS on 127.0.0.1, with real PostgreSQL as Aurora')
    .option('--region <region>', 'the Region it claims to be in', 'us-east-1')
    .addOption(paceOption())
    .option('--port <port>', 'port of its endpoint (default: any free one)', integer(1, 65535))
    .action(async (options) => (await import('./up')).up(options, stateFile));

  program
    .command('env')
    .description(
      'print shell commands that point this shell at the running account: eval "$(npm run -s lab -- env)"',
    )
    .action(async () => (await import('./env')).env(stateFile));

  program
    .command('status')
    .description('tell which account is running, and its stacks and clusters')
    .action(async () => (await import('./status')).status(stateFile));

  program
    .command('failover')
    .description('fail the deployed lab over by its function and tell what the control plane saw')
    .addOption(stackOption())
    .option('--target <id>', 'identifier of the reader to promote (default: Aurora chooses)')
    .option('--wait <seconds>', 'how long to wait for the end, 0 to 840', integer(0, 840))
    .option('--json', 'print the result as JSON')
    .option('--aws', "in the account the environment points at, instead of this checkout's loopback account")
    .action(async (options) => (await import('./failover')).failover(options, stateFile));

  return program;
}

function paceOption(): Option {
  return new Option('--pace <pace>', 'how long the parts of a failover take that PostgreSQL does not')
    .choices(['instant', 'typical', 'slow'])
    .default('instant');
}

function stackOption(): Option {
  return new Option('--stack <name>', 'name of the deployed stack').default('AuroraFailoverLab');
}

/** A parser of whole numbers; digits only, so that "1e3" and "" are no numbers. */
function integer(low: number, high: number) {
  return (text: string): number => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= low && value <= high) return value;
    throw new InvalidArgumentError(`It must be an integer from ${low} to ${high}.`);
  };
}
