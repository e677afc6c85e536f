import * as checks from './checks';
import type { ClusterMember } from './cluster-member';
import type { ClusterContext } from './context';
import type { Topology } from './topology';

/** Cuts members off the network. Their servers keep running. Throws DBInstanceNotFound before it changes any member. */
export function isolate(topology: Topology, identifiers: readonly string[]): void {
  const members = identifiers.map((identifier) => checks.requireMember(topology, identifier));
  for (const member of members) {
    if (member.host !== 'reachable') continue;
    member.host = 'isolated';
    topology.notify({ kind: 'unreachable', member });
  }
}

/** Ends the isolation of members. Ignores identifiers of members that are not isolated or do not exist. */
export function reconnect({ attacher, topology }: ClusterContext, identifiers: readonly string[]): void {
  for (const identifier of identifiers) {
    const member = topology.find(identifier);
    if (member?.host !== 'isolated') continue;
    member.host = 'reachable';
    topology.notify({ kind: 'reachable', member });
    // The writer no longer waits for a reader that it has missed.
    const isServing = member.status !== 'deleting' && member.status !== 'stopped';
    if (member.role === 'reader' && isServing) attacher.attach(member);
  }
}

/** Makes the writer unreachable for good, until RDS replaces its host. Returns the writer. */
export function loseWriter(topology: Topology): ClusterMember {
  checks.requireAvailable(topology);
  const writer = checks.requireWriter(topology);
  checks.requireAvailableInstance(writer);
  const wasReachable = writer.isReachable;
  writer.host = 'lost';
  if (wasReachable) topology.notify({ kind: 'unreachable', member: writer });
  return writer;
}
