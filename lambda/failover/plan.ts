import type { ClusterView } from './control-plane';
import type { FailoverOrder } from './event';
import type { Invocation } from './invocation';
import { readersOf, renderMembers } from './members';
import type { Candidate } from './prediction';
import { predictPromoted } from './prediction';
import { requireReady } from './readiness';
import { retryRead } from './retry';
import type { PlannedFailover } from './stages';

/**
 * Looks at the cluster, checks that it can fail over as ordered and predicts what Aurora will do.
 *
 * @throws ClusterNotReady, ValidationError, or AWS's own error
 */
export async function planFailover(order: FailoverOrder, invocation: Invocation): Promise<PlannedFailover> {
  const describe = async () => await invocation.controlPlane.describeCluster(order.clusterIdentifier);
  const cluster = await retryRead('DescribeDBClusters', describe, invocation);
  invocation.log({ step: 'described', status: cluster.status, members: renderMembers(cluster) });
  const previousWriter = requireReady(cluster, order);
  const predicted = order.target === undefined ? await predict(cluster, invocation) : [order.target];
  return { order, cluster, previousWriter, predicted };
}

async function predict(cluster: ClusterView, invocation: Invocation): Promise<string[]> {
  const candidates: Candidate[] = [];
  for (const { identifier, promotionTier } of readersOf(cluster)) {
    const describe = async () => await invocation.controlPlane.describeInstance(identifier);
    const instance = await retryRead('DescribeDBInstances', describe, invocation);
    candidates.push({ identifier, promotionTier, ...instance });
  }
  return predictPromoted(candidates);
}
