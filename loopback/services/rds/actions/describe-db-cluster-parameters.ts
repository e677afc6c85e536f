import { CommonError } from '../../../gateway/errors';
import { faults } from '../faults';
import { formatArn } from '../names/arns';
import { parseGroupName } from '../names/identifiers';
import { applyFilters } from '../requests/filters';
import { paginate } from '../requests/pagination';
import { describeParameterGroup } from '../shapes/parameter-group-shape';
import { requireTags } from '../stored/tags';
import type { RdsAction } from './action';

const parameter = 'DBClusterParameterGroupName';

export const createDBClusterParameterGroup: RdsAction<'CreateDBClusterParameterGroup'> = async (
  account,
  input,
) => {
  const { DBParameterGroupFamily: family = '', Description: description = '', Tags = [] } = input;
  const name = parseGroupName(parameter, input.DBClusterParameterGroupName);
  requireTags(Tags);
  const group = account.parameterGroups.create(name, family, description);
  account.tags.add(formatArn(account.deps.account, 'cluster-pg', name), Tags);
  return { DBClusterParameterGroup: describeParameterGroup(account, group) };
};

export const describeDBClusterParameterGroups: RdsAction<'DescribeDBClusterParameterGroups'> = async (
  account,
  input,
) => {
  const { parameterGroups } = account;
  const { DBClusterParameterGroupName: asked, Filters } = input;
  const named = asked === undefined ? parameterGroups.all : [parameterGroups.require(asked.toLowerCase())];
  const found = applyFilters(named, Filters, {});
  const page = paginate('DescribeDBClusterParameterGroups', found, ({ name }) => name, input);
  return {
    DBClusterParameterGroups: page.items.map((group) => describeParameterGroup(account, group)),
    Marker: page.Marker,
  };
};

/** Keeps the values; see `DBClusterParameterGroupStatus` for what becomes of them. */
export const modifyDBClusterParameterGroup: RdsAction<'ModifyDBClusterParameterGroup'> = async (
  account,
  input,
) => {
  const group = account.parameterGroups.requireOwn((input.DBClusterParameterGroupName ?? '').toLowerCase());
  const changes = input.Parameters ?? [];
  for (const { ParameterName = '', ParameterValue, ApplyMethod } of changes) {
    if (!/^[a-z][a-z0-9_.]{0,254}$/.test(ParameterName) || ParameterValue === undefined) {
      throw new CommonError(
        'InvalidParameterValue',
        `Could not set parameter "${ParameterName}": give a name and a value.`,
      );
    }
    if (ApplyMethod !== undefined && !['immediate', 'pending-reboot'].includes(ApplyMethod)) {
      throw new CommonError('InvalidParameterValue', `Invalid value ${ApplyMethod} for ApplyMethod.`);
    }
  }
  for (const { ParameterName = '', ParameterValue, ApplyMethod } of changes) {
    group.parameters.set(ParameterName, {
      ParameterName,
      ParameterValue,
      ApplyMethod,
      Source: 'user',
      IsModifiable: true,
    });
  }
  return { DBClusterParameterGroupName: group.name };
};

/** What has been set; the engine's own defaults are not listed. */
export const describeDBClusterParameters: RdsAction<'DescribeDBClusterParameters'> = async (
  account,
  input,
) => {
  const group = account.parameterGroups.require((input.DBClusterParameterGroupName ?? '').toLowerCase());
  const sources = ['user', 'system', 'engine-default'];
  if (input.Source !== undefined && !sources.includes(input.Source)) {
    throw new CommonError(
      'InvalidParameterValue',
      `Invalid value ${input.Source} for Source. Valid values: ${sources.join(', ')}.`,
    );
  }
  const found = [...group.parameters.values()].filter(({ Source }) => (input.Source ?? Source) === Source);
  const page = paginate(
    'DescribeDBClusterParameters',
    applyFilters(found, input.Filters, {}),
    ({ ParameterName = '' }) => ParameterName,
    input,
  );
  return { Parameters: [...page.items], Marker: page.Marker };
};

export const deleteDBClusterParameterGroup: RdsAction<'DeleteDBClusterParameterGroup'> = async (
  account,
  input,
) => {
  const { name } = account.parameterGroups.requireOwn(
    (input.DBClusterParameterGroupName ?? '').toLowerCase(),
  );
  const user = account.clusters.find(({ parameterGroup }) => parameterGroup === name);
  if (user !== undefined) {
    throw faults.parameterGroupState(
      `One or more database clusters are still members of this parameter group ${name}, so the group cannot be deleted`,
    );
  }
  account.parameterGroups.delete(name);
  account.tags.forget(formatArn(account.deps.account, 'cluster-pg', name));
  return {};
};
