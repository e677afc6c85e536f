import type { Command } from 'commander';
import type { LabPaths } from '../lab-paths';
import type { FailoverOptions } from './failover/fail-over';
import { awsOption, integer, stackOption } from './shared-options';

export function addFailover(program: Command, { stateFile }: LabPaths): void {
  program
    .command('failover')
    .description(
      'trigger a failover with the deployed failover function, and print what the control plane reported',
    )
    .addOption(stackOption())
    .option('--target <id>', 'identifier of the reader to promote (default: Aurora chooses)')
    .option(
      '--wait <seconds>',
      'seconds to wait until the cluster is available again, 0 to 840 (default: 300)',
      integer(0, 840),
    )
    .option('--json', 'print the result as JSON')
    .addOption(awsOption())
    .action(async (options: FailoverOptions) => {
      const { failOverLab } = await import('./failover/fail-over');
      await failOverLab(options, stateFile);
    });
}
