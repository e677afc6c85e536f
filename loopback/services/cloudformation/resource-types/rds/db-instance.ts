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
import { givenText } from '../given-text';
import { generateName } from '../physical-name';
import { ResourceError } from '../resource-error';
import type { MadeResource, ResourceType } from '../resource-handler';
import { toParameters } from './api-input';
import { findInstance, settle, whenAvailable } from './settle';
import { updateTags } from './tags';

const translation = {
  renamed: { VPCSecurityGroups: 'VpcSecurityGroupIds' },
  // What CloudFormation keeps to itself; deleting an instance of a cluster deletes no backups.
  left: ['AllowMajorVersionUpgrade', 'ApplyImmediately', 'DeleteAutomatedBackups', 'Tags'],
};

/** `AWS::RDS::DBInstance`: a real server in a cluster, ready when it answers. */
export function dbInstanceType(rds: RdsState): ResourceType {
  return {
    handler: {
      async create(request) {
        const { properties, tags, signal } = request;
        const name = givenText(properties, 'DBInstanceIdentifier');
        const id =
          name === undefined
            ? generateName(request, { maxLength: 63, letters: 'lower' })
            : parseIdentifier('DBInstanceIdentifier', name);
        const input = { ...toParameters(properties, translation), DBInstanceIdentifier: id, Tags: [...tags] };
        await whenAvailable(rds, clusterOf(properties), signal, () =>
          createDBInstance(rds, input as CreateDBInstanceCommandInput),
        );
        request.announce(id);
        return untilAvailable(rds, id, signal);
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
          await whenAvailable(rds, clusterOf(properties), signal, () =>
            modifyDBInstance(rds, input as ModifyDBInstanceCommandInput),
          );
        }
        updateTags(rds, 'db', request);
        return untilAvailable(rds, physicalId, signal);
      },

      async delete({ physicalId, properties, signal }) {
        const look = async () => ({ status: (await findInstance(rds, physicalId))?.DBInstanceStatus });
        const { status } = await look();
        if (status === undefined) return;
        if (status !== 'deleting') {
          await whenAvailable(rds, clusterOf(properties), signal, () =>
            deleteDBInstance(rds, { DBInstanceIdentifier: physicalId, SkipFinalSnapshot: true }),
          );
        }
        await settle(`DB instance ${physicalId}`, look, (seen) => seen.status === undefined, signal);
      },
    },
    // A member of a cluster has no data of its own.
    defaultDeletionPolicy: (properties) =>
      givenText(properties, 'DBClusterIdentifier') === undefined ? 'Snapshot' : 'Delete',
  };
}

function clusterOf(properties: ValueObject): string {
  return givenText(properties, 'DBClusterIdentifier')?.toLowerCase() ?? '';
}

async function untilAvailable(rds: RdsState, id: string, signal: AbortSignal): Promise<MadeResource> {
  const { instance } = await settle(
    `DB instance ${id}`,
    async () => {
      const found = await findInstance(rds, id);
      return { status: found?.DBInstanceStatus, instance: found };
    },
    ({ status }) => status === 'available' || status === undefined,
    signal,
  );
  if (instance === undefined) throw new ResourceError('NotStabilized', `DB instance ${id} is gone.`);
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
