import type { Command } from 'commander';
import { Option } from 'commander';
import { CAUSE_NAMES } from '../../drill/report-format/cause';
import { MAX_REGRESSION } from '../../drill/report-format/thresholds';
import {
  DEFAULT_CLIENT_RATE_HZ,
  MAX_CLIENT_RATE_HZ,
  MAX_RATE_HZ,
  MAX_REPEAT,
  MAX_RUN_SECONDS,
} from '../../drill/run/limits';
import { DRILL_HELP } from '../help';
import type { LabPaths } from '../lab-paths';
import { DURATIONS } from './drill/durations';
import type { DrillOptions } from './drill/options';
import type { Outcome } from './outcome';
import { collect, factor, integer, junitOption, paceOption, stackOption } from './shared-options';

const { instant, typical, slow, aws } = DURATIONS;

const BEFORE = `seconds to measure before the cause is played, at least 1 (default: ${instant.beforeSeconds}; ${aws.beforeSeconds} with --aws)`;
const AFTER = `seconds to measure after that, at least 1, and up to ${MAX_RUN_SECONDS} together with --before (default: ${instant.afterSeconds}; ${typical.afterSeconds} at pace typical, ${slow.afterSeconds} at pace slow, ${aws.afterSeconds} with --aws, ${aws.afterSecondsOf?.patch} with --aws for class-change and patch)`;

const seconds = integer(1, MAX_RUN_SECONDS - 1);
const budgetMs = integer(0, 10_000_000);

export function addDrill(program: Command, paths: LabPaths, outcome: Outcome): void {
  program
    .command('drill')
    .description('measure what an application experiences during a failover, and write a report')
    .option(
      '--readers <n>',
      'number of readers in the lab that the drill deploys, 0 to 15; the cause request needs a reader (default: 2)',
      integer(0, 15),
    )
    .option(
      '--target <id>',
      'with --cause request: identifier of the reader to promote (default: Aurora chooses)',
    )
    .addOption(
      new Option(
        '--cause <name>',
        'cause of the failover, or "all" for each in turn; causes that cannot be played are then omitted (default: "request")',
      ).choices([...CAUSE_NAMES, 'all']),
    )
    .option(
      '--class <class>',
      'with --cause class-change: new class of the writer, such as db.r7g.large; on AWS it costs more until you change it back (default: the next size; for a serverless writer db.r7g.large)',
    )
    .option(
      '--engine-version <version>',
      'with --cause patch: minor version to upgrade to (default: apply the pending system update)',
    )
    .option(
      '--fail-back',
      'after the drill, make the first writer the writer again and wait until the cluster is available; needs a lab that is kept',
    )
    .option(
      '--rate <hz>',
      `requests per second on each of the lanes write-pool and read-pool, 1 to ${MAX_RATE_HZ}`,
      integer(1, MAX_RATE_HZ),
      100,
    )
    .option('--before <seconds>', BEFORE, seconds)
    .option('--after <seconds>', AFTER, seconds)
    .option(
      '--repeat <n>',
      `number of times to play each cause, 1 to ${MAX_REPEAT}`,
      integer(1, MAX_REPEAT),
      1,
    )
    .addOption(paceOption(' (default: "instant")'))
    .option(
      '--max-write-outage <ms>',
      'longest write outage allowed, in ms, 0 to 10000000 (default: any length, but it must end)',
      budgetMs,
    )
    .option(
      '--max-read-outage <ms>',
      'longest read outage allowed, in ms, 0 to 10000000 (default: any length, but it must end)',
      budgetMs,
    )
    .option(
      '--max-lost <n>',
      'number of acknowledged writes that may be lost, 0 to 1000000',
      integer(0, 1_000_000),
      0,
    )
    .option(
      '--client <name-or-file>',
      'client to run during the failover: the name of a built-in client, "all" for all of them, or the path of your own module; repeatable (default: none)',
      collect,
    )
    .option(
      '--client-rate <hz>',
      `writes per second of each client, 1 to ${MAX_CLIENT_RATE_HZ} (default: ${DEFAULT_CLIENT_RATE_HZ})`,
      integer(1, MAX_CLIENT_RATE_HZ),
    )
    .option(
      '--max-client-outage <ms>',
      'longest outage allowed for each judged client, in ms, 0 to 10000000 (default: any length)',
      budgetMs,
    )
    .option(
      '--max-client-errors <n>',
      'number of errors allowed for the caller of each judged client, 0 to 1000000 (default: any number)',
      integer(0, 1_000_000),
    )
    .addOption(
      new Option(
        '--judge-clients <which>',
        'clients that must keep --max-client-outage and --max-client-errors: all (default: those given by path)',
      ).choices(['all']),
    )
    .option(
      '--baseline <file>',
      'report.json of an earlier drill to compare with; a regression ends with exit code 1 (default: none)',
    )
    .option(
      '--max-regression <factor>',
      `with --baseline: factor by which a median outage may exceed that of the baseline, 1 to 100 (default: ${MAX_REGRESSION})`,
      factor,
    )
    .addOption(junitOption())
    .option('--out <folder>', 'folder for report.json and report.html (default: drill-report)')
    .option('--json', 'print the report as JSON instead of text')
    .option('--aws', 'measure the lab deployed in the account that the environment points at')
    .option(
      '--running',
      "measure the lab deployed in this folder's running loopback account, that of lab up, and keep it",
    )
    .option(
      '--deploy',
      'with --aws: deploy the lab before the drill, and destroy it afterwards; with --running: update it before the drill',
    )
    .addOption(stackOption())
    .option('--keep', 'keep the lab after the drill; a loopback account keeps running until Ctrl-C')
    .addHelpText('after', DRILL_HELP)
    .action(async (options: DrillOptions) => {
      const { carryOutDrill } = await import('./drill/carry-out');
      outcome.exitCode = await carryOutDrill(options, paths);
    });
}
