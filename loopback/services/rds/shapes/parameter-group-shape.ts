import type { DBClusterParameterGroup } from '@aws-sdk/client-rds';
import { formatArn } from '../arns';
import type { ClusterParameterGroup } from '../cluster-parameter-groups';
import type { RdsAccount } from '../rds-account';

export function describeParameterGroup(
  { deps }: RdsAccount,
  group: ClusterParameterGroup,
): DBClusterParameterGroup {
  return {
    DBClusterParameterGroupName: group.name,
    DBParameterGroupFamily: group.family,
    Description: group.description,
    DBClusterParameterGroupArn: formatArn(deps.account, 'cluster-pg', group.name),
  };
}
