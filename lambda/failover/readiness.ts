import type { ClusterView } from './control-plane';
import { ClusterNotReady, ValidationError } from './errors';
import type { FailoverOrder } from './event';
import { findWriter, readersOf, renderMembers } from './members';

/**
 * Checks that the cluster can fail over as ordered and returns its writer.
 *
 * Aurora checks the same and more, but says less about what was seen and what to do.
 *
 * @throws ClusterNotReady or ValidationError, each naming the members there are
 */
export function requireReady(cluster: ClusterView, order: FailoverOrder): string {
  const { identifier, status } = cluster;
  const members = `members: ${renderMembers(cluster)}`;
  if (status !== 'available') {
    throw new ClusterNotReady(
      `cluster ${identifier} is ${status}; it must be available to fail over: wait until it is; ${members}`,
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
    throw new ValidationError(`target ${order.target} is not a member of ${identifier}; ${members}`);
  }
  return writer;
}
