import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type { DBCluster } from '@aws-sdk/client-rds';
import { DescribeDBClustersCommand } from '@aws-sdk/client-rds';
import { createClients } from '../drill/clients';
import { connectionTo } from './connection';
import { requireRunning } from './state-file';

/** `lab status`: which account runs here, and which stacks and clusters it has. */
export async function status(stateFile: string): Promise<void> {
  const account = await requireRunning(stateFile);
  const clients = createClients(connectionTo(account));
  try {
    const { Stacks = [] } = await clients.cloudFormation.send(new DescribeStacksCommand({}));
    const { DBClusters = [] } = await clients.rds.send(new DescribeDBClustersCommand({}));
    const lines = [
      `account  ${account.accountId} in ${account.region} on ${account.endpointUrl} (pid ${account.pid})`,
      ...Stacks.map(({ StackName, StackStatus }) => `stack    ${StackName}  ${StackStatus}`),
      ...DBClusters.flatMap(renderCluster),
    ];
    if (Stacks.length === 0) lines.push('no stack: deploy one with npx cdk deploy --require-approval never');
    console.log(lines.join('\n'));
  } finally {
    clients.close();
  }
}

function renderCluster(cluster: DBCluster): string[] {
  const members = (cluster.DBClusterMembers ?? []).map(
    ({ DBInstanceIdentifier, IsClusterWriter, PromotionTier }) =>
      `         ${IsClusterWriter ? 'writer' : 'reader'}  ${DBInstanceIdentifier}  tier ${PromotionTier}`,
  );
  return [`cluster  ${cluster.DBClusterIdentifier}  ${cluster.Status}`, ...members];
}
