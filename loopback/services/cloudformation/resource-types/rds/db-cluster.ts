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
import { givenText } from '../given-text';
import { generateName } from '../physical-name';
import { ResourceError } from '../resource-error';
import type { MadeResource, ResourceType } from '../resource-handler';
import { toParameters } from './api-input';
import { findCluster, settle, untilDone, whenAvailable } from './settle';
import { updateTags } from './tags';

const translation = {
  renamed: {
    PerformanceInsightsEnabled: 'EnablePerformanceInsights',
    PerformanceInsightsKmsKeyId: 'PerformanceInsightsKMSKeyId',
  },
  // DeleteAutomatedBackups concerns the deletion, and there are no backups.
  left: ['DeleteAutomatedBackups', 'MasterUserSecret', 'Tags'],
};

/** `AWS::RDS::DBCluster`: a real cluster, ready when its volume and endpoints are. */
export function dbClusterType(rds: RdsState): ResourceType {
  return {
    handler: {
      async create(request) {
        const { properties, tags, signal } = request;
        const name = givenText(properties, 'DBClusterIdentifier');
        const id =
          name === undefined
            ? generateName(request, { maxLength: 63, letters: 'lower' })
            : parseIdentifier('DBClusterIdentifier', name);
        const input = { ...parametersOf(properties), DBClusterIdentifier: id, Tags: [...tags] };
        await createDBCluster(rds, input as CreateDBClusterCommandInput);
        request.announce(id);
        await untilDone(`DB cluster ${id}`, rds.cluster(id).hosted.cluster.ready.done, signal);
        return untilAvailable(rds, id, signal);
      },

      async update(request) {
        const { physicalId, properties, previousProperties, signal } = request;
        const input = changedParameters(previousProperties, properties);
        if (Object.keys(input).length > 0) {
          const all = { ...input, DBClusterIdentifier: physicalId, ApplyImmediately: true };
          await whenAvailable(rds, physicalId, signal, () =>
            modifyDBCluster(rds, all as ModifyDBClusterCommandInput),
          );
        }
        updateTags(rds, 'cluster', request);
        return untilAvailable(rds, physicalId, signal);
      },

      async delete({ physicalId, takesSnapshot, signal }) {
        if ((await findCluster(rds, physicalId)) === undefined) return;
        if (takesSnapshot) {
          throw new ResourceError(
            'InvalidRequest',
            'The loopback account keeps no snapshots, so that a stack cannot delete a cluster whose DeletionPolicy is ' +
              'Snapshot. Delete the cluster through RDS, and then the stack again.',
          );
        }
        await whenAvailable(rds, physicalId, signal, () =>
          deleteDBCluster(rds, { DBClusterIdentifier: physicalId, SkipFinalSnapshot: true }),
        );
        await settle(
          `DB cluster ${physicalId}`,
          async () => ({ status: (await findCluster(rds, physicalId))?.Status }),
          ({ status }) => status === undefined,
          signal,
        );
      },
    },
    // "For AWS::RDS::DBCluster resources, the default policy is Snapshot" (user guide, "DeletionPolicy attribute").
    defaultDeletionPolicy: () => 'Snapshot',
  };
}

function parametersOf(properties: ValueObject): ValueObject {
  const secret = properties.MasterUserSecret;
  const KmsKeyId = isValueObject(secret) ? secret.KmsKeyId : undefined;
  return {
    ...toParameters(properties, translation),
    ...(KmsKeyId !== undefined && { MasterUserSecretKmsKeyId: KmsKeyId }),
  };
}

/** Only what differs: ModifyDBCluster leaves the rest as it is. */
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

async function untilAvailable(rds: RdsState, id: string, signal: AbortSignal): Promise<MadeResource> {
  const { cluster } = await settle(
    `DB cluster ${id}`,
    async () => {
      const found = await findCluster(rds, id);
      return { status: found?.Status, cluster: found };
    },
    ({ status }) => status === 'available' || status === undefined,
    signal,
  );
  if (cluster === undefined) throw new ResourceError('NotStabilized', `DB cluster ${id} is gone.`);
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
