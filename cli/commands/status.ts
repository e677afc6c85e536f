import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type { DBInstance } from '@aws-sdk/client-rds';
import { DescribeDBClustersCommand, DescribeDBInstancesCommand } from '@aws-sdk/client-rds';
import { createClients } from '../../drill/clients';
import { connectionTo } from '../account/connection';
import { requireRunning } from '../account/state-file';
import { renderStatus } from './status/text';

/** `lab status`: which account runs here, its stacks, and its clusters with where to reach them. */
export async function status(stateFile: string): Promise<void> {
  const account = await requireRunning(stateFile);
  const clients = createClients(connectionTo(account));
  try {
    const { Stacks: stacks = [] } = await clients.cloudFormation.send(new DescribeStacksCommand({}));
    const { DBClusters: clusters = [] } = await clients.rds.send(new DescribeDBClustersCommand({}));
    const instances: DBInstance[] = [];
    for (const { DBClusterIdentifier: id = '' } of clusters) {
      const filters = { Filters: [{ Name: 'db-cluster-id', Values: [id] }] };
      const { DBInstances = [] } = await clients.rds.send(new DescribeDBInstancesCommand(filters));
      instances.push(...DBInstances);
    }
    console.log(renderStatus(account, { stacks, clusters, instances }));
  } finally {
    clients.close();
  }
}
