import { CommonError } from '../../../gateway/errors';
import type { RdsAction } from './action';

/** Stores the values. `DBClusterParameterGroupStatus` stays `pending-reboot`, because the values are never applied. */
export const modifyDBClusterParameterGroup: RdsAction<'ModifyDBClusterParameterGroup'> = async (
  rds,
  input,
) => {
  const group = rds.parameterGroups.requireOwn((input.DBClusterParameterGroupName ?? '').toLowerCase());
  const changes = input.Parameters ?? [];
  for (const { ParameterName = '', ParameterValue, ApplyMethod } of changes) {
    if (!/^[a-z][a-z0-9_.]{0,254}$/.test(ParameterName) || ParameterValue === undefined) {
      throw new CommonError(
        'InvalidParameterValue',
        `Could not set parameter "${ParameterName}": the name is invalid or the value is missing.`,
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
