import * as checks from './checks';
import type { ClusterContext } from './context';
import { EVENTS } from './event-messages';
import type { Instances } from './instances';
import type { InstanceSpec } from './model';

/**
 * Creates the volume and the first instances. Resolves when all of them are available. If the volume cannot be created, the
 * cluster becomes available with failed instances, so that all can be deleted.
 */
export async function createCluster(
  { record, topology }: ClusterContext,
  instances: Instances,
  specs: readonly InstanceSpec[],
): Promise<void> {
  const added = specs.map((spec) => {
    checks.requireRoomFor(topology, spec);
    return instances.add(spec).done;
  });
  const available = Promise.all(added);
  // Ignored here, because it is awaited below; an earlier failure would otherwise count as an unhandled rejection.
  available.catch(() => {});
  try {
    await instances.created();
  } finally {
    if (topology.status === 'creating') topology.status = 'available';
  }
  record.cluster(EVENTS.clusterCreated);
  await available;
}
