import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { connectionTo } from '../../../cli/account/connection';
import { renderShellExports } from '../../../cli/account/shell-exports';
import { requireRunning, stateFileOf } from '../../../cli/account/state-file';
import type { Clients } from '../../../drill/aws/clients';
import { createClients } from '../../../drill/aws/clients';
import { evaluateExports } from '../evaluate-exports';
import { LabRun } from '../lab-run';
import { repository } from '../repository';

/** Loopback account with the lab in it, which `lab drill --keep` serves after it has printed its report. */
export interface KeptDrill {
  readonly run: LabRun;
  /** Environment that `lab env` exports, to connect to the account. */
  readonly env: NodeJS.ProcessEnv;
  readonly clients: Clients;
  /** Lists the names and states of the stacks, with the times of their creation and last update. */
  stacks(): Promise<string[]>;
}

export async function keepDrill(...args: string[]): Promise<KeptDrill> {
  const run = new LabRun(['drill', '--keep', ...args]);
  await run.says('Ctrl-C here removes everything');
  const stateFile = stateFileOf(repository, { LAB_STATE_FOLDER: run.stateFolder });
  const account = await requireRunning(stateFile);
  const clients = createClients(connectionTo(account));
  return {
    run,
    env: evaluateExports(renderShellExports(account, {})),
    clients,
    stacks: async () => {
      const { Stacks = [] } = await clients.cloudFormation.send(new DescribeStacksCommand({}));
      return Stacks.map(({ StackName, StackStatus, CreationTime, LastUpdatedTime }) =>
        [StackName, StackStatus, CreationTime?.toISOString(), LastUpdatedTime?.toISOString()].join(' '),
      );
    },
  };
}
