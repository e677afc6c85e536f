import type { CreateDBSubnetGroupCommandInput } from '@aws-sdk/client-rds';
import {
  createDBSubnetGroup,
  deleteDBSubnetGroup,
  describeDBSubnetGroups,
} from '../../../rds/actions/create-db-subnet-group';
import type { RdsAccount } from '../../../rds/state';
import { givenText } from '../given-text';
import { generateName } from '../physical-name';
import { ResourceError } from '../resource-error';
import type { MadeResource, ResourceType } from '../resource-handler';
import { updateTags } from './tags';

/** `AWS::RDS::DBSubnetGroup`. */
export function dbSubnetGroupType(account: RdsAccount): ResourceType {
  const describe = async (name: string): Promise<MadeResource> => {
    const { DBSubnetGroups: [group] = [] } = await describeDBSubnetGroups(account, {
      DBSubnetGroupName: name,
    });
    return { physicalId: name, attributes: { DBSubnetGroupArn: group?.DBSubnetGroupArn ?? '' } };
  };
  return {
    handler: {
      async create(request) {
        const { properties, tags } = request;
        const given = givenText(properties, 'DBSubnetGroupName')?.toLowerCase();
        const name = given ?? generateName(request, { maxLength: 255, letters: 'lower' });
        const input = { ...properties, DBSubnetGroupName: name, Tags: [...tags] };
        await createDBSubnetGroup(account, input as unknown as CreateDBSubnetGroupCommandInput);
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
        updateTags(account, 'subgrp', request);
        return describe(physicalId);
      },

      async delete({ physicalId }) {
        if (account.subnetGroups.all.some(({ name }) => name === physicalId)) {
          await deleteDBSubnetGroup(account, { DBSubnetGroupName: physicalId });
        }
      },
    },
  };
}
