import { ClusterNotReady, ValidationError } from '../errors';
import type { FailoverOrder } from '../event';
import type { Invocation } from '../invocation';
import type { ClusterView } from '../rds/control-plane';
import { findWriter, isAlike, readersOf, renderMembers } from '../rds/members';
import type { PlannedFailover } from '../stages';
import { describeCluster, predict } from './description';

/** Maximum age of the cluster's description when a failover is requested. */
const FRESH_MS = 1_000;

/**
 * Describes the cluster, checks that it can fail over as ordered, and predicts which reader Aurora promotes. If that
 * took longer than `FRESH_MS`, describes the cluster again, and plans again if the cluster has changed. Otherwise this
 * failover could undo another one that has happened meanwhile.
 *
 * @throws ClusterNotReady, ValidationError, NotEnoughTime, or AWS's own error
 */
export async function planFailover(order: FailoverOrder, invocation: Invocation): Promise<PlannedFailover> {
  let cluster = await describeCluster(order, invocation);
  for (;;) {
    const describedAtMs = invocation.clock.nowMs();
    const previousWriter = requireReady(cluster, order);
    const predicted = order.target === undefined ? await predict(cluster, invocation) : [order.target];
    const planned = { order, cluster, previousWriter, predicted };
    if (invocation.clock.nowMs() - describedAtMs <= FRESH_MS) return planned;
    cluster = await describeCluster(order, invocation);
    if (isAlike(cluster, planned.cluster)) return planned;
  }
}

/**
 * Checks that the cluster can fail over as ordered and returns its writer.
 *
 * Aurora makes these checks as well, but its messages contain neither the members nor the next step.
 *
 * @throws ClusterNotReady or ValidationError, with the cluster's members in the message
 */
function requireReady(cluster: ClusterView, order: FailoverOrder): string {
  const { identifier, status } = cluster;
  const members = `members: ${renderMembers(cluster)}`;
  if (status !== 'available') {
    throw new ClusterNotReady(
      `cluster ${identifier} is ${status}; to fail over it must be available: wait, or start it if it is stopped; ${members}`,
    );
  }
  const writer = findWriter(cluster);
  if (writer === undefined) {
    throw new ClusterNotReady(`cluster ${identifier} has no writer: wait until it has one; ${members}`);
  }
  if (readersOf(cluster).length === 0) {
    throw new ClusterNotReady(`cluster ${identifier} has no reader to promote: add one; ${members}`);
  }
  if (order.target === writer) {
    throw new ValidationError(`target ${writer} is already the writer: choose a reader; ${members}`);
  }
  if (order.target !== undefined && !cluster.members.some((member) => member.identifier === order.target)) {
    throw new ValidationError(
      `target ${order.target} is not a member of ${identifier}: choose a reader; ${members}`,
    );
  }
  return writer;
}
