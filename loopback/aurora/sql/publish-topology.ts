import type { Member, TopologyChange } from '../model';
import { writeTopology } from './topology';

/** Cluster whose members are published. */
export interface ObservedCluster {
  readonly members: readonly Member[];
  onTopologyChange(listener: (change: TopologyChange) => void): () => void;
}

/**
 * Delay before readers get the list. The list of 16 members takes 10 ms to write, and a failover makes five changes,
 * during which clients wait.
 */
const READERS_LATER_MS = 100;

/**
 * Writes the list of the cluster's members to every running member after each change. The writer and a member that opens get
 * it at once, so that no client reads an older list after its login there. The others get it a moment later, unless a
 * member was added or removed: a driver must not find a cluster without its writer because it asked a reader that opened
 * first. Returns the function that ends publishing. Call this before the first instance exists, so that no change is missed.
 */
export function publishTopology(
  cluster: ObservedCluster,
  dataFolderOf: (member: Member) => string,
  date: () => Date,
): () => void {
  /** Time at which a known member was closed; undefined while it is open. */
  const lastSeen = new Map<string, Date | undefined>();
  let later: NodeJS.Timeout | undefined;
  const publish = (member: Member): void => {
    if (member.database.isRunning)
      writeTopology(dataFolderOf(member), { members: listed(cluster, lastSeen) });
  };
  const publishToAll = (): void => {
    later = undefined;
    for (const member of cluster.members) {
      try {
        publish(member);
      } catch {
        // The member has just been removed.
      }
    }
  };
  const unsubscribe = cluster.onTopologyChange(({ kind, member }) => {
    const changesList = kind === 'removed' || (kind === 'opened' && !lastSeen.has(member.identifier));
    if (kind === 'opened') lastSeen.set(member.identifier, undefined);
    if (kind === 'closing') lastSeen.set(member.identifier, date());
    if (kind === 'removed') lastSeen.delete(member.identifier);
    later ??= setTimeout(publishToAll, READERS_LATER_MS).unref();
    const isUrgent = (each: Member): boolean =>
      each.role === 'writer' || changesList || (kind === 'opened' && each === member);
    for (const each of cluster.members) if (isUrgent(each)) publish(each);
  });
  return () => {
    clearTimeout(later);
    unsubscribe();
  };
}

function listed({ members }: ObservedCluster, lastSeen: ReadonlyMap<string, Date | undefined>) {
  return members
    .filter(({ identifier }) => lastSeen.has(identifier))
    .map(({ identifier, resourceId, role }) => {
      const lastSeenAt = lastSeen.get(identifier);
      return { identifier, resourceId, role, ...(lastSeenAt !== undefined && { lastSeenAt }) };
    });
}
