import { parseGroupName } from '../names/identifiers';
import { applyFilters } from '../requests/filters';
import { paginate } from '../requests/pagination';
import { describeSubnetGroup } from '../shapes/subnet-group-shape';
import type { RdsAction } from './action';

export const describeDBSubnetGroups: RdsAction<'DescribeDBSubnetGroups'> = async (rds, input) => {
  const { subnetGroups } = rds;
  const { DBSubnetGroupName: asked, Filters } = input;
  const named =
    asked === undefined
      ? subnetGroups.all
      : [subnetGroups.require(parseGroupName('DBSubnetGroupName', asked))];
  const page = paginate(
    'DescribeDBSubnetGroups',
    applyFilters(named, Filters, {}),
    ({ name }) => name,
    input,
  );
  return {
    DBSubnetGroups: page.items.map((group) => describeSubnetGroup(rds, group)),
    Marker: page.Marker,
  };
};
