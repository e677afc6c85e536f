import { faults } from '../faults';
import { formatArn } from '../names/arns';
import { parseGroupName } from '../names/identifiers';
import { applyFilters } from '../requests/filters';
import { paginate } from '../requests/pagination';
import { describeSubnetGroup } from '../shapes/subnet-group-shape';
import { requireTags } from '../stored/tags';
import type { RdsAction } from './action';

export const createDBSubnetGroup: RdsAction<'CreateDBSubnetGroup'> = async (account, input) => {
  const { DBSubnetGroupDescription: description = '', SubnetIds = [], Tags = [] } = input;
  const name = parseGroupName('DBSubnetGroupName', input.DBSubnetGroupName);
  requireTags(Tags);
  const group = account.subnetGroups.create(name, description, SubnetIds);
  account.tags.add(formatArn(account.deps.account, 'subgrp', name), Tags);
  return { DBSubnetGroup: describeSubnetGroup(account, group) };
};

export const describeDBSubnetGroups: RdsAction<'DescribeDBSubnetGroups'> = async (account, input) => {
  const { subnetGroups } = account;
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
    DBSubnetGroups: page.items.map((group) => describeSubnetGroup(account, group)),
    Marker: page.Marker,
  };
};

export const deleteDBSubnetGroup: RdsAction<'DeleteDBSubnetGroup'> = async (account, input) => {
  const { name } = account.subnetGroups.require(parseGroupName('DBSubnetGroupName', input.DBSubnetGroupName));
  const user = account.clusters.find(({ subnetGroup }) => subnetGroup === name);
  if (user !== undefined) {
    const { identifier } = user.hosted.cluster;
    throw faults.subnetGroupInUse(
      `Cannot delete the subnet group '${name}' because at least one database cluster: ${identifier} is still using it.`,
    );
  }
  account.subnetGroups.delete(name);
  account.tags.forget(formatArn(account.deps.account, 'subgrp', name));
  return {};
};
