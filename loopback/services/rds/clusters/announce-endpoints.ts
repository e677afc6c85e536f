import type { AuroraCluster } from '../../../aurora/cluster';
import type { ClusterFront } from '../../../aurora/endpoints/front';
import type { EndpointName } from '../../../aurora/model';

/** An endpoint with the port of 127.0.0.1 that leads to nothing else. */
export interface AnnouncedEndpoint {
  readonly host: string;
  readonly localPort: number;
}

export interface EndpointListeners {
  readonly log: (line: string) => void;
  readonly onEndpoint?: (endpoint: AnnouncedEndpoint) => void;
}

/**
 * Gives every endpoint a port of its own, for clients that cannot resolve its name, and tells which one it is; those of
 * instances that are added later as they come.
 */
export function announceEndpoints(
  cluster: AuroraCluster,
  front: ClusterFront,
  { log, onEndpoint }: EndpointListeners,
): void {
  const announced = new Set<string>();
  const announce = async (endpoint: EndpointName) => {
    const host = front.host(endpoint);
    if (announced.has(host)) return;
    announced.add(host);
    try {
      const localPort = await front.listen(endpoint);
      log(`${host}:${front.port} answers on 127.0.0.1:${localPort} too`);
      onEndpoint?.({ host, localPort });
    } catch (error) {
      log(`${host} has no port of its own: ${(error as Error).message}`);
    }
  };
  const announceAll = () => {
    const instances = cluster.members.map(({ identifier }) => ({ instance: identifier }));
    for (const endpoint of ['cluster', 'reader', ...instances] as const) void announce(endpoint);
  };
  cluster.onTopologyChange(announceAll);
  announceAll();
}
