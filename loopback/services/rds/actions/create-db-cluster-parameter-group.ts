import { formatArn } from '../names/arns';
import { parseGroupName } from '../names/identifiers';
import { describeParameterGroup } from '../shapes/parameter-group-shape';
import { requireTags } from '../stored/tags';
import type { RdsAction } from './action';

export const createDBClusterParameterGroup: RdsAction<'CreateDBClusterParameterGroup'> = async (
  rds,
  input,
) => {
  const { DBParameterGroupFamily: family = '', Description: description = '', Tags = [] } = input;
  const name = parseGroupName('DBClusterParameterGroupName', input.DBClusterParameterGroupName);
  requireTags(Tags);
  const group = rds.parameterGroups.create(name, family, description);
  rds.tags.add(formatArn(rds.deps.account, 'cluster-pg', name), Tags);
  return { DBClusterParameterGroup: describeParameterGroup(rds, group) };
};
