import { CommonError } from '../../../gateway/errors';
import { applyFilters } from '../requests/filters';
import { paginate } from '../requests/pagination';
import type { RdsAction } from './action';

/** Describes parameters that were set. The engine's own defaults are not listed. */
export const describeDBClusterParameters: RdsAction<'DescribeDBClusterParameters'> = async (rds, input) => {
  const group = rds.parameterGroups.require((input.DBClusterParameterGroupName ?? '').toLowerCase());
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
