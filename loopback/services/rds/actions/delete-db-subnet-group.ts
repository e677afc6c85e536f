import { faults } from '../faults';
import { formatArn } from '../names/arns';
import { parseGroupName } from '../names/identifiers';
import type { RdsAction } from './action';

export const deleteDBSubnetGroup: RdsAction<'DeleteDBSubnetGroup'> = async (rds, input) => {
  const { name } = rds.subnetGroups.require(parseGroupName('DBSubnetGroupName', input.DBSubnetGroupName));
  const user = rds.clusters.find(({ subnetGroup }) => subnetGroup === name);
  if (user !== undefined) {
    const { identifier } = user.hosted.cluster;
    throw faults.subnetGroupInUse(
      `Cannot delete the subnet group '${name}' because at least one database cluster: ${identifier} is still using it.`,
    );
  }
  rds.subnetGroups.delete(name);
  rds.tags.forget(formatArn(rds.deps.account, 'subgrp', name));
  return {};
};
