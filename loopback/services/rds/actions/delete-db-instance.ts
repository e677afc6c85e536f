import { CommonError } from '../../../gateway/errors';
import { formatArn } from '../names/arns';
import { parseIdentifier } from '../names/identifiers';
import { describeInstance } from '../shapes/instance-shape';
import type { RdsAction } from './action';

/**
 * `SkipFinalSnapshot` has no effect for a member of a cluster, because the cluster holds the data (API reference).
 */
export const deleteDBInstance: RdsAction<'DeleteDBInstance'> = async (rds, input) => {
  const record = rds.instance(parseIdentifier('DBInstanceIdentifier', input.DBInstanceIdentifier));
  const { member, cluster } = record;
  if (input.FinalDBSnapshotIdentifier !== undefined) {
    throw new CommonError(
      'InvalidParameterCombination',
      'FinalDBSnapshotIdentifier cannot be specified when deleting a DB instance of a DB cluster.',
    );
  }
  const work = cluster.hosted.cluster.removeInstance(member.identifier);
  const forget = () => {
    rds.removeInstanceSettings(record);
    rds.tags.forget(formatArn(rds.deps.account, 'db', member.identifier));
  };
  void work.done.then(forget, ignore);
  return { DBInstance: describeInstance(rds, record) };
};

/** The cluster has logged the error; the instance is not deleted. */
function ignore(): void {}
