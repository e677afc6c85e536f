import type { RdsState } from '../../../rds/state';
import type { Secrets } from '../../../secretsmanager/state';
import type { ValueObject } from '../../template/value';
import { optionalText } from '../optional-text';
import { findCluster } from '../rds/wait-for-rds';
import { ResourceError } from '../resource-error';
import type { ResourceType } from '../resource-handler';

/** `AWS::SecretsManager::SecretTargetAttachment`: adds the connection details of a cluster to its secret. */
export function secretTargetAttachmentType(secrets: Secrets, rds: RdsState): ResourceType {
  const attach = async (properties: ValueObject) => {
    const arn = optionalText(properties, 'SecretId') ?? '';
    const secret = readObject(secrets, arn);
    const details = await connectionDetails(rds, properties);
    secrets.putSecretString(arn, JSON.stringify({ ...secret, ...details }));
    return { physicalId: arn, attributes: { Id: arn } };
  };
  return {
    handler: {
      async create(request) {
        const made = await attach(request.properties);
        request.announce(made.physicalId);
        return made;
      },

      update: ({ properties }) => attach(properties),

      async delete({ physicalId: arn }) {
        if (secrets.findSecret(arn) === undefined) return;
        const rest = Object.entries(readObject(secrets, arn)).filter(([key]) => !connectionKeys.has(key));
        secrets.putSecretString(arn, JSON.stringify(Object.fromEntries(rest)));
      },
    },
  };
}

const connectionKeys: ReadonlySet<string> = new Set([
  'engine',
  'host',
  'port',
  'dbname',
  'dbClusterIdentifier',
]);

async function connectionDetails(rds: RdsState, properties: ValueObject): Promise<object> {
  const type = optionalText(properties, 'TargetType');
  if (type !== 'AWS::RDS::DBCluster') {
    throw new ResourceError('InvalidRequest', `TargetType must be AWS::RDS::DBCluster here, got ${type}.`);
  }
  const id = optionalText(properties, 'TargetId') ?? '';
  const cluster = await findCluster(rds, id);
  if (cluster === undefined) throw new ResourceError('NotFound', `The DB cluster ${id} does not exist.`);
  return {
    engine: 'postgres',
    host: cluster.Endpoint,
    port: cluster.Port,
    dbClusterIdentifier: cluster.DBClusterIdentifier,
    ...(cluster.DatabaseName !== undefined && { dbname: cluster.DatabaseName }),
  };
}

function readObject(secrets: Secrets, arn: string): object {
  const secret = secrets.findSecret(arn);
  if (secret === undefined) throw new ResourceError('NotFound', `The secret ${arn} does not exist.`);
  try {
    const parsed: unknown = JSON.parse(secrets.getSecretString(secret.arn));
    if (typeof parsed === 'object' && parsed !== null) return parsed;
  } catch {
    // Text that is not JSON gets the error below.
  }
  throw new ResourceError('InvalidRequest', `The secret ${arn} must contain a JSON object.`);
}
