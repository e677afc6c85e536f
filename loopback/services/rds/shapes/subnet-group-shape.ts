import type { DBSubnetGroup } from '@aws-sdk/client-rds';
import { formatArn } from '../names/arns';
import type { RdsState } from '../state';
import type { SubnetGroup } from '../stored/subnet-groups';

export function describeSubnetGroup({ deps }: RdsState, group: SubnetGroup): DBSubnetGroup {
  return {
    DBSubnetGroupName: group.name,
    DBSubnetGroupDescription: group.description,
    VpcId: group.vpcId,
    SubnetGroupStatus: 'Complete',
    Subnets: [...group.subnets],
    DBSubnetGroupArn: formatArn(deps.account, 'subgrp', group.name),
    SupportedNetworkTypes: ['IPV4'],
  };
}
