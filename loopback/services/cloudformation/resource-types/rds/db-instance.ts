import { isDeepStrictEqual } from 'node:util';
import type {
  CreateDBInstanceCommandInput,
  DBInstance,
  ModifyDBInstanceCommandInput,
} from '@aws-sdk/client-rds';
import { createDBInstance } from '../../../rds/actions/create-db-instance';
import { deleteDBInstance } from '../../../rds/actions/delete-db-instance';
import { modifyDBInstance } from '../../../rds/actions/modify-db-instance';
import { parseIdentifier } from '../../../rds/names/identifiers';
import type { RdsState } from '../../../rds/state';
import type { ValueObject } from '../../template/value';
import { optionalText } from '../optional-text';
import { generateName } from '../physical-name';
import { ResourceError } from '../resource-error';
import type { ResourceResult, ResourceType } from '../resource-handler';
import { toParameters } from './api-input';
import { updateTags } from './tags';
import { changeWhenAvailable, findInstance, waitUntilSettled } from './wait-for-rds';

const translation = {
  renamed: { VPCSecurityGroups: 'VpcSecurityGroupIds' },
  // Properties that only CloudFormation uses. Deleting an instance of a cluster deletes no backups.
  omitted: ['AllowMajorVersionUpgrade', 'ApplyImmediately', 'DeleteAutomatedBackups', 'Tags'],
};

/** `AWS::RDS::DBInstance`: a real server in a cluster. The resource is complete when the server answers. */
export function dbInstanceType(rds: RdsState): ResourceType {
  return {
    handler: {
      async create(request) {
        const { properties, tags, signal } = request;
        const name = optionalText(properties, 'DBInstanceIdentifier');
        const id =
          name === undefined
            ? generateName(request, { maxLength: 63, letters: 'lower' })
            : parseIdentifier('DBInstanceIdentifier', name);
        const input = { ...toParameters(properties, translation), DBInstanceIdentifier: id, Tags: [...tags] };
        await changeWhenAvailable(rds, clusterOf(properties), signal, () =>
          createDBInstance(rds, input as CreateDBInstanceCommandInput),
        );
        request.announce(id);
        return waitUntilAvailable(rds, id, signal);
      },

      async update(request) {
        const { physicalId, properties, previousProperties, signal } = request;
        const before = toParameters(previousProperties, translation);
        const changed = Object.entries(toParameters(properties, translation)).filter(
          ([name, value]) => !isDeepStrictEqual(before[name], value),
        );
        if (changed.length > 0) {
          const input = {
            ...Object.fromEntries(changed),
            DBInstanceIdentifier: physicalId,
            ApplyImmediately: true,
          };
          await changeWhenAvailable(rds, clusterOf(properties), signal, () =>
            modifyDBInstance(rds, input as ModifyDBInstanceCommandInput),
          );
        }
        updateTags(rds, 'db', request);
        return waitUntilAvailable(rds, physicalId, signal);
      },

      async delete({ physicalId, properties, signal }) {
        const look = async () => ({ status: (await findInstance(rds, physicalId))?.DBInstanceStatus });
        const { status } = await look();
        if (status === undefined) return;
        if (status !== 'deleting') {
          await changeWhenAvailable(rds, clusterOf(properties), signal, () =>
            deleteDBInstance(rds, { DBInstanceIdentifier: physicalId, SkipFinalSnapshot: true }),
          );
        }
        await waitUntilSettled(
          `DB instance ${physicalId}`,
          look,
          (seen) => seen.status === undefined,
          signal,
        );
      },
    },
    // An instance of a cluster stores no data itself.
    defaultDeletionPolicy: (properties) =>
      optionalText(properties, 'DBClusterIdentifier') === undefined ? 'Snapshot' : 'Delete',
  };
}

function clusterOf(properties: ValueObject): string {
  return optionalText(properties, 'DBClusterIdentifier')?.toLowerCase() ?? '';
}

async function waitUntilAvailable(rds: RdsState, id: string, signal: AbortSignal): Promise<ResourceResult> {
  const { instance } = await waitUntilSettled(
    `DB instance ${id}`,
    async () => {
      const found = await findInstance(rds, id);
      return { status: found?.DBInstanceStatus, instance: found };
    },
    ({ status }) => status === 'available' || status === undefined,
    signal,
  );
  if (instance === undefined) throw new ResourceError('NotStabilized', `DB instance ${id} no longer exists.`);
  return { physicalId: id, attributes: attributesOf(instance) };
}

function attributesOf({ DBInstanceArn = '', DbiResourceId = '', Endpoint }: DBInstance): ValueObject {
  return {
    DBInstanceArn,
    DbiResourceId,
    'Endpoint.Address': Endpoint?.Address ?? '',
    'Endpoint.Port': String(Endpoint?.Port),
    'Endpoint.HostedZoneId': Endpoint?.HostedZoneId ?? '',
  };
}
