import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { paginateDescribeStacks, paginateListStackResources } from '@aws-sdk/client-cloudformation';
import type { DBCluster } from '@aws-sdk/client-rds';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { LabError } from '../../errors';

interface Login {
  readonly user: string;
  readonly password: string;
}

interface LoginClients {
  readonly cloudFormation: CloudFormationClient;
  readonly secretsManager: SecretsManagerClient;
}

/** Value of a secret for a database: RDS and CDK write these keys. */
interface DatabaseSecret {
  readonly username?: string;
  readonly password?: string;
  readonly dbClusterIdentifier?: string;
}

/**
 * Finds the login of a cluster's master user: in the secret that RDS manages, or in a secret of a stack that is attached
 * to the cluster. Otherwise returns the login in the environment.
 *
 * @throws LabError if none of them contains a login
 */
export async function findLogin(
  cluster: DBCluster,
  clients: LoginClients,
  { PGUSER: user, PGPASSWORD: password }: NodeJS.ProcessEnv,
): Promise<Login> {
  const found = await findManagedLogin(cluster, clients);
  if (found !== undefined) return found;
  if (user && password) return { user, password };
  throw new LabError(
    `no secret of the loopback account contains the password of DB cluster ${cluster.DBClusterIdentifier}`,
    'set PGUSER and PGPASSWORD to the login of a database user, and run the command again',
  );
}

async function findManagedLogin(
  { DBClusterIdentifier, MasterUserSecret }: DBCluster,
  clients: LoginClients,
): Promise<Login | undefined> {
  const managed = MasterUserSecret?.SecretArn;
  if (managed !== undefined) return loginOf(await readSecret(clients, managed));
  for await (const arn of stackSecrets(clients)) {
    const secret = await readSecret(clients, arn);
    if (secret.dbClusterIdentifier === DBClusterIdentifier) return loginOf(secret);
  }
  return undefined;
}

async function* stackSecrets({ cloudFormation: client }: LoginClients): AsyncGenerator<string> {
  for await (const { Stacks = [] } of paginateDescribeStacks({ client }, {})) {
    for (const { StackName } of Stacks) {
      for await (const page of paginateListStackResources({ client }, { StackName })) {
        for (const { ResourceType, PhysicalResourceId } of page.StackResourceSummaries ?? []) {
          if (ResourceType === 'AWS::SecretsManager::Secret' && PhysicalResourceId) yield PhysicalResourceId;
        }
      }
    }
  }
}

/** Returns an empty object for a secret that is not JSON. */
async function readSecret({ secretsManager }: LoginClients, SecretId: string): Promise<DatabaseSecret> {
  const { SecretString = '' } = await secretsManager.send(new GetSecretValueCommand({ SecretId }));
  try {
    return (JSON.parse(SecretString) as DatabaseSecret | null) ?? {};
  } catch {
    return {};
  }
}

function loginOf({ username, password }: DatabaseSecret): Login | undefined {
  return username !== undefined && password !== undefined ? { user: username, password } : undefined;
}
