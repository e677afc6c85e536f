import { faults } from '../faults';
import { parseIdentifier } from '../names/identifiers';
import { describeCluster } from '../shapes/cluster-shape';
import type { RdsAction } from './action';

/** Starts the failover and returns while it is in progress: the cluster has status `failing-over`. */
export const failoverDBCluster: RdsAction<'FailoverDBCluster'> = async (rds, input) => {
  const identifier = parseIdentifier('DBClusterIdentifier', input.DBClusterIdentifier);
  const record = rds.clusters.find(({ hosted }) => hosted.cluster.identifier === identifier);
  if (record === undefined) throw faults.failoverSourceNotFound(identifier);
  const { TargetDBInstanceIdentifier: asked } = input;
  const target = asked === undefined ? undefined : parseIdentifier('TargetDBInstanceIdentifier', asked);
  const other = rds.instances.find(
    ({ cluster, member }) => member.identifier === target && cluster !== record,
  );
  if (other !== undefined) {
    throw faults.instanceState(`Instance ${target} is not a member of DB cluster ${identifier}.`);
  }
  record.hosted.cluster.failOver(target);
  return { DBCluster: describeCluster(rds, record) };
};
