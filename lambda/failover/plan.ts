import type { ClusterView } from './control-plane';
import type { FailoverOrder } from './event';
import type { Invocation } from './invocation';
import { isAlike, readersOf, renderMembers } from './members';
import type { Candidate } from './prediction';
import { predictPromoted } from './prediction';
import { requireReady } from './readiness';
import { retryRead } from './retry';
import type { PlannedFailover } from './stages';

/** How old what was seen of the cluster may be when a failover is requested. */
const FRESH_MS = 1_000;

/**
 * Looks at the cluster, checks that it can fail over as ordered and predicts what Aurora will do. When
 * that took long it looks again, and plans anew if the cluster has changed: another failover meanwhile
 * would make this one move the writer back.
 *
 * @throws ClusterNotReady, ValidationError, NotEnoughTime, or AWS's own error
 */
export async function planFailover(order: FailoverOrder, invocation: Invocation): Promise<PlannedFailover> {
  let cluster = await describe(order, invocation);
  for (;;) {
    const describedAtMs = invocation.clock.nowMs();
    const previousWriter = requireReady(cluster, order);
    const predicted = order.target === undefined ? await predict(cluster, invocation) : [order.target];
    const planned = { order, cluster, previousWriter, predicted };
    if (invocation.clock.nowMs() - describedAtMs <= FRESH_MS) return planned;
    cluster = await describe(order, invocation);
    if (isAlike(cluster, planned.cluster)) return planned;
  }
}

async function describe({ clusterIdentifier }: FailoverOrder, invocation: Invocation): Promise<ClusterView> {
  const read = async () => await invocation.controlPlane.describeCluster(clusterIdentifier);
  const cluster = await retryRead('DescribeDBClusters', read, invocation);
  invocation.log({ step: 'described', status: cluster.status, members: renderMembers(cluster) });
  return cluster;
}

async function predict(cluster: ClusterView, invocation: Invocation): Promise<string[]> {
  const candidates: Candidate[] = [];
  for (const { identifier, promotionTier } of readersOf(cluster)) {
    const read = async () => await invocation.controlPlane.describeInstance(identifier);
    const instance = await retryRead('DescribeDBInstances', read, invocation);
    candidates.push({ identifier, promotionTier, ...instance });
  }
  return predictPromoted(candidates);
}
