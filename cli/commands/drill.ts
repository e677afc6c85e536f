import type { Command } from 'commander';
import { DRILL_HELP } from '../help';
import type { Places } from '../places';
import type { DrillOptions } from './drill/options';
import type { Outcome } from './outcome';
import { integer, paceOption, stackOption } from './shared-options';

export function addDrill(program: Command, places: Places, outcome: Outcome): void {
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
    .addHelpText('after', DRILL_HELP)
    .action(async (options: DrillOptions) => {
      const { carryOutDrill } = await import('./drill/carry-out');
      outcome.exitCode = await carryOutDrill(options, places);
    });
}
