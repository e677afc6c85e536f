import type { Command } from 'commander';
import { MAX_RUN_SECONDS } from '../../drill/run/limits';
import { DRILL_HELP } from '../help';
import type { Places } from '../places';
import { DURATIONS } from './drill/durations';
import type { DrillOptions } from './drill/options';
import type { Outcome } from './outcome';
import { integer, paceOption, stackOption } from './shared-options';

const { instant, typical, slow, aws } = DURATIONS;

const BEFORE = `how long to measure before the failover is requested, from 1 (default: ${instant.beforeSeconds}; ${aws.beforeSeconds} with --aws)`;
const AFTER = `how long to measure after that, from 1; with --before at most ${MAX_RUN_SECONDS} (default: ${instant.afterSeconds}; ${typical.afterSeconds} at pace typical, ${slow.afterSeconds} at pace slow, ${aws.afterSeconds} with --aws)`;

const seconds = integer(1, MAX_RUN_SECONDS - 1);
const budgetMs = integer(0, 10_000_000);

export function addDrill(program: Command, places: Places, outcome: Outcome): void {
  program
    .command('drill')
    .description('measure what an application experiences in a failover, and report it')
    .option(
      '--readers <n>',
      'readers of the lab that the drill deploys, 1 to 15 (default: 2)',
      integer(0, 15),
    )
    .option('--target <id>', 'identifier of the reader to promote (default: Aurora chooses)')
    .option('--rate <hz>', 'ticks per second of each lane, 1 to 100', integer(1, 100), 100)
    .option('--before <seconds>', BEFORE, seconds)
    .option('--after <seconds>', AFTER, seconds)
    .option('--repeat <n>', 'how many failovers to measure, 1 to 10000', integer(1, 10_000), 1)
    .addOption(paceOption(' (default: "instant")'))
    .option(
      '--max-write-outage <ms>',
      'longest write outage allowed, 0 to 10000000 (default: any that ends)',
      budgetMs,
    )
    .option(
      '--max-read-outage <ms>',
      'longest read outage allowed, 0 to 10000000 (default: any that ends)',
      budgetMs,
    )
    .option('--max-lost <n>', 'acknowledged writes that may be lost, 0 to 1000000', integer(0, 1_000_000), 0)
    .option('--out <folder>', 'folder of report.json and report.html (default: drill-report)')
    .option('--json', 'print the report as JSON instead of text')
    .option('--aws', 'measure the lab deployed in the account that the environment points at')
    .option('--deploy', 'with --aws: deploy the lab first, and destroy it afterwards')
    .addOption(stackOption())
    .option('--keep', 'do not destroy the lab afterwards; a loopback account is served until Ctrl-C')
    .addHelpText('after', DRILL_HELP)
    .action(async (options: DrillOptions) => {
      const { carryOutDrill } = await import('./drill/carry-out');
      outcome.exitCode = await carryOutDrill(options, places);
    });
}
