import type { Member, TopologyChange } from '../model';
import { writeTopology } from './topology';

/** What is asked of a cluster to know its members. */
export interface ObservedCluster {
  readonly members: readonly Member[];
  onTopologyChange(listener: (change: TopologyChange) => void): () => void;
}

/**
 * Tells every running member who is in the cluster, now and at each change. Returns the function that ends it.
 * To be called before the first instance is there, so that none is missed.
 */
export function publishTopology(
  cluster: ObservedCluster,
  dataFolderOf: (member: Member) => string,
  date: () => Date,
): () => void {
  /** When a member that has been there before went away; undefined while it is there. */
  const lastSeen = new Map<string, Date | undefined>();
  return cluster.onTopologyChange(({ kind, member }) => {
    if (kind === 'opened') lastSeen.set(member.identifier, undefined);
    if (kind === 'closing') lastSeen.set(member.identifier, date());
    if (kind === 'removed') lastSeen.delete(member.identifier);
    const members = cluster.members
      .filter(({ identifier }) => lastSeen.has(identifier))
      .map(({ identifier, resourceId, role }) => {
        const lastSeenAt = lastSeen.get(identifier);
        return { identifier, resourceId, role, ...(lastSeenAt !== undefined && { lastSeenAt }) };
      });
    for (const running of cluster.members) {
      if (running.database.isRunning) writeTopology(dataFolderOf(running), { members });
    }
  });
}
