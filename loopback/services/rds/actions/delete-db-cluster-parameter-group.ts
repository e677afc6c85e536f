import { faults } from '../faults';
import { formatArn } from '../names/arns';
import type { RdsAction } from './action';

export const deleteDBClusterParameterGroup: RdsAction<'DeleteDBClusterParameterGroup'> = async (
  rds,
  input,
) => {
  const { name } = rds.parameterGroups.requireOwn((input.DBClusterParameterGroupName ?? '').toLowerCase());
  const user = rds.clusters.find(({ parameterGroup }) => parameterGroup === name);
  if (user !== undefined) {
    throw faults.parameterGroupState(
      `One or more database clusters are still members of this parameter group ${name}, so the group cannot be deleted`,
    );
  }
  rds.parameterGroups.delete(name);
  rds.tags.forget(formatArn(rds.deps.account, 'cluster-pg', name));
  return {};
};
