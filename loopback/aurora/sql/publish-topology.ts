import type { Member, TopologyChange } from '../model';
import { writeTopology } from './topology';

/** Cluster whose members are published. */
export interface ObservedCluster {
  readonly members: readonly Member[];
  onTopologyChange(listener: (change: TopologyChange) => void): () => void;
}

/**
 * Writes the list of the cluster's members to every running member, at each change. Returns the function that ends
 * publishing. Call this before the first instance exists, so that no change is missed.
 */
export function publishTopology(
  cluster: ObservedCluster,
  dataFolderOf: (member: Member) => string,
  date: () => Date,
): () => void {
  /** Time at which a known member was closed; undefined while it is open. */
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
