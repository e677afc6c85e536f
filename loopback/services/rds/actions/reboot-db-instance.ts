import { CommonError } from '../../../gateway/errors';
import { parseIdentifier } from '../names/identifiers';
import { describeInstance } from '../shapes/instance-shape';
import type { RdsAction } from './action';

export const rebootDBInstance: RdsAction<'RebootDBInstance'> = async (rds, input) => {
  const record = rds.instance(parseIdentifier('DBInstanceIdentifier', input.DBInstanceIdentifier));
  if (input.ForceFailover) {
    throw new CommonError(
      'InvalidParameterCombination',
      'ForceFailover cannot be specified for an instance that is not Multi-AZ; use FailoverDBCluster.',
    );
  }
  record.cluster.hosted.cluster.rebootInstance(record.member.identifier);
  return { DBInstance: describeInstance(rds, record) };
};
