import { isDeepStrictEqual } from 'node:util';
import type {
  CreateDBClusterCommandInput,
  DBCluster,
  ModifyDBClusterCommandInput,
} from '@aws-sdk/client-rds';
import { createDBCluster } from '../../../rds/actions/create-db-cluster';
import { deleteDBCluster } from '../../../rds/actions/delete-db-cluster';
import { modifyDBCluster } from '../../../rds/actions/modify-db-cluster';
import { parseIdentifier } from '../../../rds/names/identifiers';
import type { RdsState } from '../../../rds/state';
import type { ValueObject } from '../../template/value';
import { isList, isValueObject } from '../../template/value';
import { optionalText } from '../optional-text';
import { generateName } from '../physical-name';
import { ResourceError } from '../resource-error';
import type { ResourceResult, ResourceType } from '../resource-handler';
import { toParameters } from './api-input';
import { updateTags } from './tags';
import { findVersionProblems } from './version-problems';
import { changeWhenAvailable, findCluster, waitUntilDone, waitUntilSettled } from './wait-for-rds';

const translation = {
  renamed: {
    PerformanceInsightsEnabled: 'EnablePerformanceInsights',
    PerformanceInsightsKmsKeyId: 'PerformanceInsightsKMSKeyId',
  },
  // DeleteAutomatedBackups affects only the deletion, and the account has no backups.
  omitted: ['DeleteAutomatedBackups', 'MasterUserSecret', 'Tags'],
};

/** `AWS::RDS::DBCluster`: a real cluster. The resource is complete when its volume and endpoints are ready. */
export function dbClusterType(rds: RdsState): ResourceType {
  return {
    handler: {
      async create(request) {
        const { properties, tags, signal } = request;
        const name = optionalText(properties, 'DBClusterIdentifier');
        const id =
          name === undefined
            ? generateName(request, { maxLength: 63, letters: 'lower' })
            : parseIdentifier('DBClusterIdentifier', name);
        const input = { ...parametersOf(properties), DBClusterIdentifier: id, Tags: [...tags] };
        await createDBCluster(rds, input as CreateDBClusterCommandInput);
        request.announce(id);
        await waitUntilDone(`DB cluster ${id}`, rds.cluster(id).hosted.cluster.ready.done, signal);
        return waitUntilAvailable(rds, id, signal);
      },

      async update(request) {
        const { physicalId, properties, previousProperties, signal } = request;
        const input = changedParameters(previousProperties, properties);
        if (Object.keys(input).length > 0) {
          const all = { ...input, DBClusterIdentifier: physicalId, ApplyImmediately: true };
          await changeWhenAvailable(rds, physicalId, signal, () =>
            modifyDBCluster(rds, all as ModifyDBClusterCommandInput),
          );
        }
        updateTags(rds, 'cluster', request);
        return waitUntilAvailable(rds, physicalId, signal);
      },

      async delete({ physicalId, takesSnapshot, stackName, logicalId, signal }) {
        if ((await findCluster(rds, physicalId)) === undefined) return;
        const snapshot = takesSnapshot
          ? { FinalDBSnapshotIdentifier: nameFinalSnapshot(stackName, logicalId) }
          : { SkipFinalSnapshot: true };
        await changeWhenAvailable(rds, physicalId, signal, () =>
          deleteDBCluster(rds, { DBClusterIdentifier: physicalId, ...snapshot }),
        );
        await waitUntilSettled(
          `DB cluster ${physicalId}`,
          async () => ({ status: (await findCluster(rds, physicalId))?.Status }),
          ({ status }) => status === undefined,
          signal,
        );
      },
    },
    findProblems: (properties) => findVersionProblems(rds, properties),
    // "For AWS::RDS::DBCluster resources, the default policy is Snapshot" (user guide, "DeletionPolicy attribute").
    defaultDeletionPolicy: () => 'Snapshot',
  };
}

/** Returns a name like CloudFormation's, such as `lab-snapshot-database-x1y2z3`. */
function nameFinalSnapshot(stackName: string, logicalId: string): string {
  const name = { stackName, logicalId: `snapshot-${logicalId}` };
  return generateName(name, { maxLength: 63, letters: 'lower' });
}

function parametersOf(properties: ValueObject): ValueObject {
  const secret = properties.MasterUserSecret;
  const KmsKeyId = isValueObject(secret) ? secret.KmsKeyId : undefined;
  return {
    ...toParameters(properties, translation),
    ...(KmsKeyId !== undefined && { MasterUserSecretKmsKeyId: KmsKeyId }),
  };
}

/** Returns only parameters that differ: ModifyDBCluster leaves the others unchanged. */
function changedParameters(before: ValueObject, after: ValueObject): ValueObject {
  const former = parametersOf(before);
  const { EnableCloudwatchLogsExports: logs, ...changed } = Object.fromEntries(
    Object.entries(parametersOf(after)).filter(([name, value]) => !isDeepStrictEqual(former[name], value)),
  );
  if (logs === undefined && former.EnableCloudwatchLogsExports === undefined) return changed;
  const wanted = isList(after.EnableCloudwatchLogsExports) ? after.EnableCloudwatchLogsExports : [];
  const had = isList(former.EnableCloudwatchLogsExports) ? former.EnableCloudwatchLogsExports : [];
  if (isDeepStrictEqual(wanted, had)) return changed;
  const DisableLogTypes = had.filter((type) => !wanted.includes(type));
  return { ...changed, CloudwatchLogsExportConfiguration: { EnableLogTypes: wanted, DisableLogTypes } };
}

async function waitUntilAvailable(rds: RdsState, id: string, signal: AbortSignal): Promise<ResourceResult> {
  const { cluster } = await waitUntilSettled(
    `DB cluster ${id}`,
    async () => {
      const found = await findCluster(rds, id);
      return { status: found?.Status, cluster: found };
    },
    ({ status }) => status === 'available' || status === undefined,
    signal,
  );
  if (cluster === undefined) throw new ResourceError('NotStabilized', `DB cluster ${id} no longer exists.`);
  return { physicalId: id, attributes: attributesOf(cluster) };
}

function attributesOf(cluster: DBCluster): ValueObject {
  const { Port, DBClusterArn = '', DbClusterResourceId = '', MasterUserSecret } = cluster;
  return {
    DBClusterArn,
    DBClusterResourceId: DbClusterResourceId,
    'Endpoint.Address': cluster.Endpoint ?? '',
    'Endpoint.Port': String(Port),
    'ReadEndpoint.Address': cluster.ReaderEndpoint ?? '',
    ...(MasterUserSecret?.SecretArn !== undefined && {
      'MasterUserSecret.SecretArn': MasterUserSecret.SecretArn,
    }),
  };
}
