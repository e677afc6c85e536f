import type { ClusterMember } from './cluster-member';
import type { Topology } from './topology';

/** Gives a member whose host was lost another host. Returns false if its host was not lost. */
export function replaceHost(topology: Topology, member: ClusterMember): boolean {
  if (member.host !== 'lost') return false;
  member.host = 'reachable';
  topology.notify({ kind: 'host-replaced', member });
  return true;
}
