import { applyFilters } from '../requests/filters';
import { paginate } from '../requests/pagination';
import { describeParameterGroup } from '../shapes/parameter-group-shape';
import type { RdsAction } from './action';

export const describeDBClusterParameterGroups: RdsAction<'DescribeDBClusterParameterGroups'> = async (
  rds,
  input,
) => {
  const { parameterGroups } = rds;
  const { DBClusterParameterGroupName: asked, Filters } = input;
  const named = asked === undefined ? parameterGroups.all : [parameterGroups.require(asked.toLowerCase())];
  const found = applyFilters(named, Filters, {});
  const page = paginate('DescribeDBClusterParameterGroups', found, ({ name }) => name, input);
  return {
    DBClusterParameterGroups: page.items.map((group) => describeParameterGroup(rds, group)),
    Marker: page.Marker,
  };
};
