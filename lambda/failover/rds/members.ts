import type { ClusterView, MemberView } from './control-plane';

/** Finds the writer; undefined while a failover leaves the cluster without one. */
export function findWriter(cluster: ClusterView): string | undefined {
  return cluster.members.find((member) => member.isWriter)?.identifier;
}

export function readersOf(cluster: ClusterView): readonly MemberView[] {
  return cluster.members.filter((member) => !member.isWriter);
}

/** Whether two views show the same status and the same members in the same roles, in any order. */
export function isAlike(one: ClusterView, other: ClusterView): boolean {
  const shown = (cluster: ClusterView) =>
    [cluster.status, ...cluster.members.map(renderMember).sort()].join('\n');
  return shown(one) === shown(other);
}

/** Renders the members, for error messages: `lab-1 (writer), lab-2 (reader, tier 1)`. */
export function renderMembers(cluster: ClusterView): string {
  if (cluster.members.length === 0) return 'none';
  return cluster.members.map(renderMember).join(', ');
}

function renderMember({ identifier, isWriter, promotionTier }: MemberView): string {
  return isWriter ? `${identifier} (writer)` : `${identifier} (reader, tier ${promotionTier})`;
}
