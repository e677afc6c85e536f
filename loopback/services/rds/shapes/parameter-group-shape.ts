import type { DBClusterParameterGroup } from '@aws-sdk/client-rds';
import { formatArn } from '../names/arns';
import type { RdsState } from '../state';
import type { ClusterParameterGroup } from '../stored/cluster-parameter-groups';

export function describeParameterGroup(
  { deps }: RdsState,
  group: ClusterParameterGroup,
): DBClusterParameterGroup {
  return {
    DBClusterParameterGroupName: group.name,
    DBParameterGroupFamily: group.family,
    Description: group.description,
    DBClusterParameterGroupArn: formatArn(deps.account, 'cluster-pg', group.name),
  };
}
