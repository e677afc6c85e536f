import type { Mutex } from '../postgres/mutex';
import { restartOffline } from './class-change';
import type { ClusterMember } from './cluster-member';
import type { ClusterContext } from './context';
import { EVENTS } from './event-messages';
import { waitUntil } from './wait-until';

/**
 * Restarts every instance, as an update of the operating system does: the readers one by one, then the writer. A reader
 * is promoted before the writer restarts. Holds the mutex for one instance at a time, so that the cluster can recover from a
 * crash in between.
 */
export async function applySystemUpdate(
  context: ClusterContext,
  mutex: Mutex,
  replaceWriter: () => Promise<unknown>,
): Promise<void> {
  const { record, topology } = context;
  const cluster = topology.clusterIdentifier;
  const order = [...topology.readers, ...topology.members.filter(({ role }) => role === 'writer')];
  const partitions = order.map(({ identifier }) => identifier);
  record.cluster(EVENTS.systemUpdateRequired);
  record.cluster(EVENTS.systemUpdateStarted);
  record.cluster(EVENTS.instancesPartitioned(cluster, partitions));
  const left = new Set(order);
  for (let number = 1; left.size > 0; number++) {
    // A failover during the update changes the roles: the writer of that moment is last.
    const [next] = [...left].sort((a, b) => Number(a.role === 'writer') - Number(b.role === 'writer'));
    if (next === undefined) break;
    left.delete(next);
    if (!(await untilStatus(context, next, (status) => status === 'available'))) continue;
    const partition = `${number}/${order.length}`;
    await mutex.run(async () => {
      topology.status = 'maintenance';
      next.status = 'maintenance';
      record.cluster(EVENTS.partitionStarted(partition, cluster, next.identifier));
      record.instance(next, EVENTS.patchesStarted);
      await restartOffline(context, next, replaceWriter);
    });
    if (await untilStatus(context, next, (status) => status !== 'maintenance'))
      record.instance(next, EVENTS.instancePatched);
  }
  topology.status = 'available';
  record.cluster(EVENTS.systemUpdateCompleted);
}

/** Waits for a status of an instance. Returns false if the instance no longer exists. Rejects if the cluster is closed. */
async function untilStatus(
  { clock, closing, topology }: ClusterContext,
  member: ClusterMember,
  isReached: (status: ClusterMember['status']) => boolean,
): Promise<boolean> {
  const isOver = () => !topology.members.includes(member) || isReached(member.status);
  await waitUntil(clock, Number.POSITIVE_INFINITY, isOver, closing);
  closing.throwIfAborted();
  return topology.members.includes(member);
}
