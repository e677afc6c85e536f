import type { AuroraCluster } from '../aurora/cluster';
import type { Member } from '../aurora/model';

export type FaultName = keyof typeof FAULTS;

/** Effect of a fault. */
export interface Strike {
  /** Instances that the fault has hit. */
  readonly instances: readonly string[];
  /** Ends the fault. Resolves at once, or when an effect that ends by itself has ended. */
  end(): Promise<void>;
}

/** The faults, each played on a healthy cluster. The names are those of the drill's causes. */
export const FAULTS = {
  /**
   * Crashes the writer's server with `aurora_inject_crash`. As on Aurora, the writer restarts in place, and no failover
   * occurs.
   */
  async crash(cluster: AuroraCluster, writer: Member): Promise<Strike> {
    const restarted = untilOpened(cluster, writer);
    // The crash ends the session, so the query fails.
    await writer.database.query("SELECT aurora_inject_crash('instance')").catch(() => {});
    return { instances: [writer.identifier], end: () => restarted };
  },

  /**
   * Loses the writer's host: connections fall silent, and none is closed. RDS detects this, fails over to a reader and
   * replaces the host.
   */
  async 'writer-lost'(cluster: AuroraCluster): Promise<Strike> {
    return { instances: [cluster.loseWriter().identifier], end: async () => {} };
  },

  /**
   * Cuts all instances in the writer's zone off the network until the fault is ended. If a reader in another zone can be
   * promoted, RDS fails over.
   */
  async 'zone-outage'(cluster: AuroraCluster, writer: Member): Promise<Strike> {
    const instances = cluster.members
      .filter(({ availabilityZone }) => availabilityZone === writer.availabilityZone)
      .map(({ identifier }) => identifier);
    cluster.isolate(instances);
    return { instances, end: async () => cluster.reconnect(instances) };
  },
} as const;

/** Resolves when a member accepts connections again, or no longer exists. */
function untilOpened(cluster: AuroraCluster, member: Member): Promise<void> {
  return new Promise((resolve) => {
    const unsubscribe = cluster.onTopologyChange((change) => {
      if (change.member !== member || !['opened', 'removed'].includes(change.kind)) return;
      unsubscribe();
      resolve();
    });
  });
}
