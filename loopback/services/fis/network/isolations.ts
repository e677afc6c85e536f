import type { AuroraCluster } from '../../../aurora/cluster';
import type { InstanceRecord } from '../../rds/state';

/** Members that disruptions of the network isolate now. A member stays isolated until its last disruption ends. */
export class Isolations {
  /** Number of disruptions by the member's resource ID. */
  readonly #disruptions = new Map<string, number>();

  /** Isolates the instances. Returns the function that ends the disruption. */
  isolate(instances: readonly InstanceRecord[]): () => void {
    const added = instances.filter(({ member }) => this.#change(member.resourceId, 1) === 1);
    for (const [cluster, identifiers] of byCluster(added)) cluster.isolate(identifiers);
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      const freed = instances.filter(({ member }) => this.#change(member.resourceId, -1) === 0);
      for (const [cluster, identifiers] of byCluster(freed.filter(isStillThere))) {
        cluster.reconnect(identifiers);
      }
    };
  }

  #change(resourceId: string, by: 1 | -1): number {
    const count = (this.#disruptions.get(resourceId) ?? 0) + by;
    if (count === 0) this.#disruptions.delete(resourceId);
    else this.#disruptions.set(resourceId, count);
    return count;
  }
}

/** Whether the instance still exists: it may have been deleted during the disruption. */
function isStillThere({ cluster, member }: InstanceRecord): boolean {
  return cluster.hosted.cluster.members.includes(member);
}

function byCluster(instances: readonly InstanceRecord[]): ReadonlyMap<AuroraCluster, readonly string[]> {
  const identifiers = new Map<AuroraCluster, string[]>();
  for (const { cluster, member } of instances) {
    const key = cluster.hosted.cluster;
    identifiers.set(key, [...(identifiers.get(key) ?? []), member.identifier]);
  }
  return identifiers;
}
