import type { TopologyChange } from '../aurora/model';
import { nameClusters } from '../named-clusters';
import type { ClusterRequest, HostedCluster } from '../services/rds/clusters/cluster-host';

const request = { identifier: 'lab' } as ClusterRequest;

/** Returns a cluster of which only the names are used. */
function createHosted() {
  const members = [{ identifier: 'lab-1' }];
  const listeners: ((change: TopologyChange) => void)[] = [];
  let isClosed = false;
  const hosted = {
    cluster: {
      members,
      onTopologyChange: (listener: (change: TopologyChange) => void) => listeners.push(listener),
    },
    port: 1,
    hostName: (endpoint: unknown) => (typeof endpoint === 'string' ? endpoint : JSON.stringify(endpoint)),
    close: async () => {
      isClosed = true;
    },
  } as unknown as HostedCluster;
  return { hosted, members, listeners, isClosed: () => isClosed };
}

describe('the names of clusters', () => {
  it('are the names of their endpoints, from the creation to the deletion of the cluster', async () => {
    const { hosted, members, listeners, isClosed } = createHosted();
    const changes: string[][] = [];
    const clusters = nameClusters(
      { defaultMajor: 17, requireEngine: () => {}, create: async () => hosted },
      () => changes.push(clusters.names()),
    );
    const named = await clusters.create(request);
    members.push({ identifier: 'lab-2' });
    for (const listener of listeners) listener({} as TopologyChange);
    await named.close();
    expect(changes).toEqual([
      ['cluster', 'reader', '{"instance":"lab-1"}'],
      ['cluster', 'reader', '{"instance":"lab-1"}', '{"instance":"lab-2"}'],
      [],
    ]);
    expect(isClosed()).toBe(true);
  });
});
