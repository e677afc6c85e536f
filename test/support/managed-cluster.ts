import {
  CreateDBClusterCommand,
  CreateDBInstanceCommand,
  RDSClient,
  waitUntilDBClusterAvailable,
  waitUntilDBInstanceAvailable,
} from '@aws-sdk/client-rds';
import type { Connection } from '../../drill/aws/clients';

/** Creates a cluster of a writer and a reader, whose password RDS manages. Returns when all are available. */
export async function createManagedCluster(connection: Connection, identifier: string): Promise<void> {
  const client = new RDSClient(connection);
  try {
    await client.send(
      new CreateDBClusterCommand({
        Engine: 'aurora-postgresql',
        DBClusterIdentifier: identifier,
        MasterUsername: 'shop',
        ManageMasterUserPassword: true,
        DatabaseName: 'orders',
      }),
    );
    const instances = [`${identifier}-1`, `${identifier}-2`];
    for (const DBInstanceIdentifier of instances) {
      await client.send(
        new CreateDBInstanceCommand({
          ...{ Engine: 'aurora-postgresql', DBInstanceClass: 'db.r7g.large' },
          ...{ DBClusterIdentifier: identifier, DBInstanceIdentifier },
        }),
      );
    }
    const waiting = { client, maxWaitTime: 60, minDelay: 1, maxDelay: 1 };
    await waitUntilDBClusterAvailable(waiting, { DBClusterIdentifier: identifier });
    for (const DBInstanceIdentifier of instances)
      await waitUntilDBInstanceAvailable(waiting, { DBInstanceIdentifier });
  } finally {
    client.destroy();
  }
}
