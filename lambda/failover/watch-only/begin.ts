import { ClusterNotReady } from '../errors';
import type { WatchOrder, WatchStart } from '../event';
import type { Invocation } from '../invocation';
import type { ClusterView } from '../rds/control-plane';
import { findWriter, renderMembers } from '../rds/members';
import { describeCluster, predict } from '../request/description';
import type { CloseLook } from './look-closely';

/** A watch that has begun, with this invocation or an earlier one. */
export interface BegunWatch {
  readonly start: WatchStart;
  /** Cluster at the start of this invocation. Its members include the writer at the start of the watch. */
  readonly cluster: ClusterView;
  readonly firstLook: CloseLook;
  /** The same moment on the wall clock and on the monotonic clock of this invocation. */
  readonly anchor: { readonly wallTime: Date; readonly ms: number };
}

/**
 * Begins a watch, or continues the watch that began with an earlier invocation. A watch begins before the cluster is
 * described, so that the description cannot miss what happens afterwards.
 */
export async function beginWatch(order: WatchOrder, invocation: Invocation): Promise<BegunWatch> {
  const anchor = { wallTime: invocation.clock.wallTime(), ms: invocation.clock.nowMs() };
  const described = await describeCluster(order, invocation);
  const firstLook = { atMs: invocation.clock.nowMs(), cluster: described, statuses: [] };
  const start = order.before ?? {
    beganAt: anchor.wallTime,
    writer: requireWriter(described),
    predicted: await predict(described, invocation),
  };
  return { start, cluster: withMember(described, start.writer), firstLook, anchor };
}

function requireWriter(cluster: ClusterView): string {
  const writer = findWriter(cluster);
  if (writer !== undefined) return writer;
  throw new ClusterNotReady(
    `cluster ${cluster.identifier} has no writer: begin to watch it when it has one; members: ${renderMembers(cluster)}`,
  );
}

/** Adds a member that the cluster has lost since the start, so that the events of its deletion are found. */
function withMember(cluster: ClusterView, identifier: string): ClusterView {
  if (cluster.members.some((member) => member.identifier === identifier)) return cluster;
  const lost = { identifier, isWriter: false, promotionTier: LOWEST_PRIORITY };
  return { ...cluster, members: [...cluster.members, lost] };
}

const LOWEST_PRIORITY = 15;
