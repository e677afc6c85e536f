import { createClients } from '../../../drill/clients';
import { findDeployedLab } from '../../../drill/deployed-lab';
import { failOver } from '../../../drill/failover';
import { renderFailover } from '../../../drill/failover-text';
import { checkAwsEnvironment } from '../../account/aws-environment';
import { connectionTo } from '../../account/connection';
import { requireRunning } from '../../account/state-file';
import type { FailoverOptions } from '../failover';

/** Fails the deployed lab over by its function and prints the function's result. */
export async function failOverLab(options: FailoverOptions, stateFile: string): Promise<void> {
  if (options.aws) await checkAwsEnvironment(process.env, stateFile);
  const clients = createClients(options.aws ? {} : connectionTo(await requireRunning(stateFile)));
  try {
    const lab = await findDeployedLab(clients, options.stack);
    console.error(`failing over ${lab.ClusterIdentifier} …`);
    const result = await failOver(clients, lab, {
      ...(options.target !== undefined && { targetInstanceIdentifier: options.target }),
      ...(options.wait !== undefined && { waitSeconds: options.wait }),
    });
    console.log(options.json ? JSON.stringify(result, null, 2) : renderFailover(result));
  } finally {
    clients.close();
  }
}
