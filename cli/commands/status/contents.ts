import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type { DBInstance } from '@aws-sdk/client-rds';
import { DescribeDBClustersCommand, DescribeDBInstancesCommand } from '@aws-sdk/client-rds';
import { createClients } from '../../../drill/aws/clients';
import { connectionTo } from '../../account/connection';
import type { RunningAccount } from '../../account/running';
import type { AccountContents } from './text';

/** Reads from the account's services everything that `lab status` shows. */
export async function readContents(account: RunningAccount): Promise<AccountContents> {
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
    return { stacks, clusters, instances };
  } finally {
    clients.close();
  }
}
