import type { FailoverOrder } from '../event';
import type { Invocation } from '../invocation';
import type { ClusterView } from '../rds/control-plane';
import { readersOf, renderMembers } from '../rds/members';
import type { Candidate } from './prediction';
import { predictPromoted } from './prediction';
import { retryRead } from './retry';

/** Describes the cluster. @throws NotEnoughTime, or AWS's own error */
export async function describeCluster(
  { clusterIdentifier }: Pick<FailoverOrder, 'clusterIdentifier'>,
  invocation: Invocation,
): Promise<ClusterView> {
  const read = async () => await invocation.controlPlane.describeCluster(clusterIdentifier);
  const cluster = await retryRead('DescribeDBClusters', read, invocation);
  invocation.log({ step: 'described', status: cluster.status, members: renderMembers(cluster) });
  return cluster;
}

/** Describes the readers, and predicts which of them Aurora promotes. @throws NotEnoughTime, or AWS's own error */
export async function predict(cluster: ClusterView, invocation: Invocation): Promise<string[]> {
  const candidates: Candidate[] = [];
  for (const { identifier, promotionTier } of readersOf(cluster)) {
    const read = async () => await invocation.controlPlane.describeInstance(identifier);
    const instance = await retryRead('DescribeDBInstances', read, invocation);
    candidates.push({ identifier, promotionTier, ...instance });
  }
  return predictPromoted(candidates);
}
