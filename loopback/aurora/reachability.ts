import type { ClusterMember } from './cluster-member';
import type { Topology } from './topology';

/** Cuts a member off the network. Its server keeps running. */
export function isolate(topology: Topology, member: ClusterMember): void {
  if (member.host !== 'reachable') return;
  member.host = 'isolated';
  topology.notify({ kind: 'unreachable', member });
}

/** Ends the isolation of a member. Returns false if the member was not isolated. */
export function reconnect(topology: Topology, member: ClusterMember): boolean {
  if (member.host !== 'isolated') return false;
  member.host = 'reachable';
  topology.notify({ kind: 'reachable', member });
  return true;
}

/** Makes a member unreachable for good, until RDS replaces its host. */
export function loseHost(topology: Topology, member: ClusterMember): void {
  const wasReachable = member.isReachable;
  member.host = 'lost';
  if (wasReachable) topology.notify({ kind: 'unreachable', member });
}

/** Gives a member whose host was lost another host. Returns false if its host was not lost. */
export function replaceHost(topology: Topology, member: ClusterMember): boolean {
  if (member.host !== 'lost') return false;
  member.host = 'reachable';
  topology.notify({ kind: 'host-replaced', member });
  return true;
}
