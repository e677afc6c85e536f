import { formatArn } from '../names/arns';
import { parseGroupName } from '../names/identifiers';
import { describeSubnetGroup } from '../shapes/subnet-group-shape';
import { requireTags } from '../stored/tags';
import type { RdsAction } from './action';

export const createDBSubnetGroup: RdsAction<'CreateDBSubnetGroup'> = async (rds, input) => {
  const { DBSubnetGroupDescription: description = '', SubnetIds = [], Tags = [] } = input;
  const name = parseGroupName('DBSubnetGroupName', input.DBSubnetGroupName);
  requireTags(Tags);
  const group = rds.subnetGroups.create(name, description, SubnetIds);
  rds.tags.add(formatArn(rds.deps.account, 'subgrp', name), Tags);
  return { DBSubnetGroup: describeSubnetGroup(rds, group) };
};
