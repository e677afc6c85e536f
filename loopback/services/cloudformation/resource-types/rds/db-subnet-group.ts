import type { CreateDBSubnetGroupCommandInput } from '@aws-sdk/client-rds';
import { createDBSubnetGroup } from '../../../rds/actions/create-db-subnet-group';
import { deleteDBSubnetGroup } from '../../../rds/actions/delete-db-subnet-group';
import { describeDBSubnetGroups } from '../../../rds/actions/describe-db-subnet-groups';
import type { RdsState } from '../../../rds/state';
import { optionalText } from '../optional-text';
import { generateName } from '../physical-name';
import { ResourceError } from '../resource-error';
import type { ResourceResult, ResourceType } from '../resource-handler';
import { updateTags } from './tags';

/** `AWS::RDS::DBSubnetGroup`. */
export function dbSubnetGroupType(rds: RdsState): ResourceType {
  const describe = async (name: string): Promise<ResourceResult> => {
    const { DBSubnetGroups: [group] = [] } = await describeDBSubnetGroups(rds, {
      DBSubnetGroupName: name,
    });
    return { physicalId: name, attributes: { DBSubnetGroupArn: group?.DBSubnetGroupArn ?? '' } };
  };
  return {
    handler: {
      async create(request) {
        const { properties, tags } = request;
        const given = optionalText(properties, 'DBSubnetGroupName')?.toLowerCase();
        const name = given ?? generateName(request, { maxLength: 255, letters: 'lower' });
        const input = { ...properties, DBSubnetGroupName: name, Tags: [...tags] };
        await createDBSubnetGroup(rds, input as unknown as CreateDBSubnetGroupCommandInput);
        request.announce(name);
        return describe(name);
      },

      async update(request) {
        const { physicalId, properties, previousProperties } = request;
        const isChanged = (name: string) =>
          JSON.stringify(properties[name]) !== JSON.stringify(previousProperties[name]);
        if (isChanged('SubnetIds') || isChanged('DBSubnetGroupDescription')) {
          throw new ResourceError(
            'InvalidRequest',
            `The loopback account cannot change the subnets or the description of the subnet group ${physicalId}.`,
          );
        }
        updateTags(rds, 'subgrp', request);
        return describe(physicalId);
      },

      async delete({ physicalId }) {
        if (rds.subnetGroups.all.some(({ name }) => name === physicalId)) {
          await deleteDBSubnetGroup(rds, { DBSubnetGroupName: physicalId });
        }
      },
    },
  };
}
