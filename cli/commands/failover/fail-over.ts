import { createClients } from '../../../drill/aws/clients';
import { findDeployedTrigger } from '../../../drill/aws/deployed-lab';
import { invokeFailoverFunction } from '../../../drill/aws/invoke-failover-function';
import { renderFailover } from '../../../drill/report/text/failover';
import { checkAwsEnvironment } from '../../account/aws-environment';
import { connectionTo } from '../../account/connection';
import { requireRunning } from '../../account/state-file';

export interface FailoverOptions {
  readonly stack: string;
  readonly target?: string;
  readonly wait?: number;
  readonly json?: boolean;
  readonly aws?: boolean;
}

/** Triggers a failover with the deployed failover function, and prints the function's result. */
export async function failOverLab(options: FailoverOptions, stateFile: string): Promise<void> {
  if (options.aws) await checkAwsEnvironment(process.env, stateFile);
  const clients = createClients(options.aws ? {} : connectionTo(await requireRunning(stateFile)));
  try {
    const trigger = await findDeployedTrigger(clients, options.stack);
    console.error(`failing over ${trigger.ClusterIdentifier} …`);
    const result = await invokeFailoverFunction(clients, trigger, {
      ...(options.target !== undefined && { targetInstanceIdentifier: options.target }),
      ...(options.wait !== undefined && { waitSeconds: options.wait }),
    });
    console.log(options.json ? JSON.stringify(result, null, 2) : renderFailover(result));
  } finally {
    clients.close();
  }
}
