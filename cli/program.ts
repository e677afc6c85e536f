import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { DEFAULT_REGION } from './account/region';
import { stateFileOf } from './account/state-file';
import { DRILL_HELP, LAB_HELP } from './help';

const checkout = join(__dirname, '..');
const stateFile = stateFileOf(checkout);

/** Where a command that measures leaves its verdict. */
export interface Outcome {
  exitCode: number;
}

/** The `lab` command line. Each command's module is loaded when it runs: `lab env` is called at every shell's start. */
export function createProgram(outcome: Outcome): Command {
  const program = new Command('lab')
    .description('What happens to an application when its Aurora database fails over?')
    .helpCommand(false)
    .showHelpAfterError('(lab --help tells what there is)')
    .addHelpText('after', LAB_HELP);

  program
    .command('up')
    .description('serve a loopback account until Ctrl-C: AWS on 127.0.0.1, with real PostgreSQL as Aurora')
    .option('--region <region>', 'the Region it claims to be in', DEFAULT_REGION)
    .addOption(paceOption().default('instant'))
    .option('--port <port>', 'port of its endpoint (default: any free one)', integer(1, 65535))
    .action(async (options) => (await import('./commands/up')).up(options, stateFile));

  program
    .command('env')
    .description(
      'print shell commands that point this shell at the running account: eval "$(npm run -s lab -- env)"',
    )
    .action(async () => (await import('./commands/env')).env(stateFile));

  program
    .command('status')
    .description('tell which account is running, and its stacks and clusters')
    .action(async () => (await import('./commands/status')).status(stateFile));

  program
    .command('failover')
    .description('fail the deployed lab over by its function and tell what the control plane saw')
    .addOption(stackOption())
    .option('--target <id>', 'identifier of the reader to promote (default: Aurora chooses)')
    .option('--wait <seconds>', 'how long to wait for the end, 0 to 840 (default: 300)', integer(0, 840))
    .option('--json', 'print the result as JSON')
    .option('--aws', "in the account the environment points at, instead of this checkout's loopback account")
    .action(async (options) => (await import('./commands/failover/fail-over')).failover(options, stateFile));

  program
    .command('drill')
    .description('measure what an application lives through in a failover, and report it')
    .option(
      '--readers <n>',
      'readers of the lab that is deployed for it, 0 to 15 (default: 2)',
      integer(0, 15),
    )
    .option('--target <id>', 'identifier of the reader to promote (default: Aurora chooses)')
    .option('--rate <hz>', 'ticks per second of each lane, 1 to 100', integer(1, 100), 100)
    .option(
      '--before <seconds>',
      'how long to measure before the failover is requested (default: 4; 10 with --aws)',
      integer(1, 599),
    )
    .option(
      '--after <seconds>',
      'how long to measure after that, up to 600 with --before (default: 6; 40 at pace typical, 120 at slow and with --aws)',
      integer(1, 599),
    )
    .option('--repeat <n>', 'how many failovers to measure', integer(1, 10_000), 1)
    .addOption(paceOption(' (default: instant)'))
    .option(
      '--max-write-outage <ms>',
      'longest write outage that is held (default: any that ends)',
      integer(0, 10_000_000),
    )
    .option(
      '--max-read-outage <ms>',
      'longest read outage that is held (default: any that ends)',
      integer(0, 10_000_000),
    )
    .option('--max-lost <n>', 'most acknowledged writes that may be lost', integer(0, 1_000_000), 0)
    .option('--out <folder>', 'where report.json and report.html go (default: drill-report)')
    .option('--json', 'print the report as JSON instead of text')
    .option('--aws', 'measure the lab deployed in the account the environment points at')
    .option('--deploy', 'with --aws: deploy the lab before, and destroy it afterwards')
    .addOption(stackOption())
    .option('--keep', 'leave the lab as it is afterwards; a loopback account is served until Ctrl-C')
    .action(async (options) => {
      outcome.exitCode = await (await import('./commands/drill/carry-out')).drill(options, {
        checkout,
        stateFile,
      });
    })
    .addHelpText('after', DRILL_HELP);

  program
    .command('report')
    .description('render a saved report again, as text and as a page')
    .argument('<file>', 'the report.json of a drill')
    .option('--out <folder>', 'where the page goes: report.html (default: beside the file)')
    .action(async (file, options) => (await import('./commands/report/render-again')).report(file, options));

  return program;
}

function paceOption(remark = ''): Option {
  const meaning = 'how long the parts of a failover take that PostgreSQL does not';
  return new Option('--pace <pace>', meaning + remark).choices(['instant', 'typical', 'slow']);
}

function stackOption(): Option {
  return new Option('--stack <name>', 'name of the deployed stack')
    .default('AuroraFailoverLab')
    .argParser(stackName);
}

/** What CloudFormation takes for one. */
function stackName(text: string): string {
  if (/^[A-Za-z][A-Za-z0-9-]{0,127}$/.test(text)) return text;
  throw new InvalidArgumentError(
    'It must begin with a letter and have letters, digits and hyphens only, at most 128.',
  );
}

/** A parser of whole numbers; digits only, so that "1e3" and "" are no numbers. */
function integer(low: number, high: number) {
  return (text: string): number => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= low && value <= high) return value;
    throw new InvalidArgumentError(`It must be an integer from ${low} to ${high}.`);
  };
}
