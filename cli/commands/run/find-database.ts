import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { DBCluster } from '@aws-sdk/client-rds';
import { DescribeDBClustersCommand, RDSClient } from '@aws-sdk/client-rds';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { DatabaseAccess, LocalEndpoint } from 'aurora-loopback';
import { connectionTo } from '../../account/connection';
import type { RunningAccount } from '../../account/running';
import { LabError } from '../../errors';
import { chooseCluster } from './choose-cluster';
import { findLogin } from './find-login';

/**
 * Finds the endpoints of a cluster and the login of its master user.
 *
 * @throws LabError that says what is missing, such as the cluster or its password
 */
export async function findDatabase(
  account: RunningAccount,
  identifier: string | undefined,
  env: NodeJS.ProcessEnv,
): Promise<DatabaseAccess> {
  const connection = connectionTo(account);
  const rds = new RDSClient(connection);
  const cloudFormation = new CloudFormationClient(connection);
  const secretsManager = new SecretsManagerClient(connection);
  try {
    const { DBClusters = [] } = await rds.send(new DescribeDBClustersCommand({}));
    const cluster = chooseCluster(DBClusters, identifier);
    return {
      writer: endpointOf(account, cluster, cluster.Endpoint),
      reader: endpointOf(account, cluster, cluster.ReaderEndpoint),
      ...(await findLogin(cluster, { cloudFormation, secretsManager }, env)),
      database: cluster.DatabaseName ?? 'postgres',
      caBundlePath: account.caBundlePath,
    };
  } finally {
    for (const client of [rds, cloudFormation, secretsManager]) client.destroy();
  }
}

function endpointOf(
  { endpointPorts }: RunningAccount,
  { DBClusterIdentifier, Status }: DBCluster,
  host = '',
): LocalEndpoint {
  const localPort = endpointPorts[host];
  if (localPort !== undefined) return { host, localPort };
  throw new LabError(
    `the endpoint ${host} of DB cluster ${DBClusterIdentifier}, which is ${Status}, has no port on this machine yet`,
    'wait until lab status shows its port, and run the command again',
  );
}
