import { hostCluster } from '../clusters/host-cluster';
import { planRestore } from '../clusters/restore-plan';
import { describeCluster } from '../shapes/cluster-shape';
import type { RdsAction } from './action';

/** Creates a cluster with a copy of a snapshot's data, and without instances, as AWS does. */
export const restoreDBClusterFromSnapshot: RdsAction<'RestoreDBClusterFromSnapshot'> = async (rds, input) => {
  const { snapshot, plan } = planRestore(rds, input);
  const hosting = hostCluster(rds, plan);
  rds.snapshots.keepFor(
    snapshot,
    hosting.then(({ hosted }) => hosted.cluster.ready.done),
  );
  return { DBCluster: describeCluster(rds, await hosting) };
};
