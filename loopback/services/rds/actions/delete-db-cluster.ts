import { CommonError } from '../../../gateway/errors';
import { takeSnapshot } from '../clusters/take-snapshot';
import { faults } from '../faults';
import { formatArn } from '../names/arns';
import { parseIdentifier } from '../names/identifiers';
import { readFinalSnapshot } from '../requests/final-snapshot';
import { describeCluster } from '../shapes/cluster-shape';
import type { ClusterRecord, RdsState } from '../state';
import type { RdsAction } from './action';

export const deleteDBCluster: RdsAction<'DeleteDBCluster'> = async (rds, input) => {
  const record = rds.cluster(parseIdentifier('DBClusterIdentifier', input.DBClusterIdentifier));
  const { cluster } = record.hosted;
  const finalSnapshot = readFinalSnapshot(input);
  if (record.shown.DeletionProtection) {
    throw new CommonError(
      'InvalidParameterCombination',
      'Cannot delete protected Cluster, please disable deletion protection and try again.',
    );
  }
  if (cluster.status === 'deleting')
    throw faults.clusterState(`DB cluster ${cluster.identifier} is already being deleted.`);
  if (finalSnapshot !== undefined) rds.snapshots.requireNew(finalSnapshot);
  const { done } = record.hosted.delete({ backsUp: finalSnapshot !== undefined });
  if (finalSnapshot !== undefined) takeSnapshot(rds, record, finalSnapshot, done);
  done
    .then(() => forget(rds, record), ignore)
    .catch((error: unknown) => rds.deps.log(`DB cluster ${cluster.identifier}: ${String(error)}`));
  return { DBCluster: describeCluster(rds, record) };
};

/** Removes the cluster from the state once its endpoints are closed. Its name can then be used again. */
async function forget(rds: RdsState, record: ClusterRecord): Promise<void> {
  const { hosted, shown } = record;
  await hosted.close();
  rds.removeCluster(record);
  rds.tags.forget(formatArn(rds.deps.account, 'cluster', hosted.cluster.identifier));
  if (shown.MasterUserSecret?.SecretArn !== undefined)
    rds.deps.secrets.remove(shown.MasterUserSecret.SecretArn);
}

/** The cluster has logged the error and keeps status `deleting`. */
function ignore(): void {}
