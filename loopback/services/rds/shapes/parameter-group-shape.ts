import type { DBClusterParameterGroup } from '@aws-sdk/client-rds';
import { formatArn } from '../names/arns';
import type { RdsAccount } from '../state';
import type { ClusterParameterGroup } from '../stored/cluster-parameter-groups';

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
