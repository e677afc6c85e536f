import type { ClusterHost, HostedCluster } from './services/rds/clusters/cluster-host';

/** Creates clusters and lists the current host names of their endpoints. */
export interface NamedClusters extends ClusterHost {
  names(): string[];
}

/** Wraps `host` and records the clusters it creates. `onChange` is called whenever the names may have changed. */
export function nameClusters(host: ClusterHost, onChange: () => void): NamedClusters {
  const open = new Set<HostedCluster>();
  return {
    defaultMajor: host.defaultMajor,
    requireEngine: (engineVersion) => host.requireEngine(engineVersion),
    async create(request) {
      const hosted = await host.create(request);
      const named: HostedCluster = {
        ...hosted,
        async close() {
          open.delete(named);
          onChange();
          await hosted.close();
        },
      };
      open.add(named);
      hosted.cluster.onTopologyChange(onChange);
      onChange();
      return named;
    },
    names: () => [...open].flatMap(namesOf),
  };
}

function namesOf({ cluster, hostName }: HostedCluster): string[] {
  const instances = cluster.members.map(({ identifier }) => hostName({ instance: identifier }));
  return [hostName('cluster'), hostName('reader'), ...instances];
}
