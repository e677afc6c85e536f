import type { RdsState } from '../../../rds/state';
import type { Secrets } from '../../../secretsmanager/state';
import type { ValueObject } from '../../template/value';
import { givenText } from '../given-text';
import { findCluster } from '../rds/settle';
import { ResourceError } from '../resource-error';
import type { ResourceType } from '../resource-handler';

/** `AWS::SecretsManager::SecretTargetAttachment`: puts into a secret how to reach the cluster it is for. */
export function secretTargetAttachmentType(secrets: Secrets, rds: RdsState): ResourceType {
  const attach = async (properties: ValueObject) => {
    const arn = givenText(properties, 'SecretId') ?? '';
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
  const type = givenText(properties, 'TargetType');
  if (type !== 'AWS::RDS::DBCluster') {
    throw new ResourceError('InvalidRequest', `TargetType must be AWS::RDS::DBCluster here, got ${type}.`);
  }
  const id = givenText(properties, 'TargetId') ?? '';
  const cluster = await findCluster(rds, id);
  if (cluster === undefined) throw new ResourceError('NotFound', `There is no DB cluster ${id}.`);
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
  if (secret === undefined) throw new ResourceError('NotFound', `There is no secret ${arn}.`);
  try {
    const parsed: unknown = JSON.parse(secrets.getSecretString(secret.arn));
    if (typeof parsed === 'object' && parsed !== null) return parsed;
  } catch {
    // Told below.
  }
  throw new ResourceError('InvalidRequest', `The secret ${arn} must hold an object in JSON.`);
}
