import type { ClusterMember } from './cluster-member';
import type { ClusterContext } from './context';
import type { Instances } from './instances';

/** Stops the servers of a cluster that is being closed, in any status, and removes its data. */
export async function endCluster(
  context: ClusterContext,
  instances: Instances,
  workHasEnded: () => Promise<unknown>,
): Promise<void> {
  const { acknowledgements, attacher, topology } = context;
  const members = [...topology.members];
  attacher.end();
  acknowledgements.freeze();
  await fenceAll(context, members);
  await workHasEnded();
  await attacher.idle();
  // Work that was between two steps may have started a server since the first fence.
  await fenceAll(context, members);
  await instances.removeVolumes();
}

async function fenceAll({ topology }: ClusterContext, members: readonly ClusterMember[]): Promise<void> {
  for (const member of members) topology.close(member);
  await Promise.allSettled(members.map(({ database }) => database.kill()));
}
