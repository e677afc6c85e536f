import type { AuroraCluster } from '../../../aurora/cluster';
import type { ClusterFront } from '../../../aurora/endpoints/front';
import type { EndpointName } from '../../../aurora/model';

/** Endpoint that can be reached through a dedicated port of 127.0.0.1. */
export interface AnnouncedEndpoint {
  readonly host: string;
  readonly localPort: number;
}

export interface EndpointListeners {
  readonly log: (line: string) => void;
  readonly onEndpoint?: (endpoint: AnnouncedEndpoint) => void;
}

/**
 * Opens a dedicated port for every endpoint, for clients that cannot resolve its host name, and reports the port.
 * Endpoints of instances that are added later follow when the topology changes.
 */
export function announceEndpoints(
  cluster: Pick<AuroraCluster, 'members' | 'onTopologyChange'>,
  front: ClusterFront,
  { log, onEndpoint }: EndpointListeners,
): void {
  const announced = new Set<string>();
  const announce = async (endpoint: EndpointName) => {
    const host = front.hostName(endpoint);
    if (announced.has(host)) return;
    announced.add(host);
    try {
      const localPort = await front.listen(endpoint);
      log(`${host}:${front.port} can also be reached at 127.0.0.1:${localPort}`);
      onEndpoint?.({ host, localPort });
    } catch (error) {
      log(`${host} has no dedicated port: ${(error as Error).message}`);
    }
  };
  const announceAll = () => {
    const instances = cluster.members.map(({ identifier }) => ({ instance: identifier }));
    for (const endpoint of ['cluster', 'reader', ...instances] as const) void announce(endpoint);
  };
  cluster.onTopologyChange(({ kind, member }) => {
    // The front has closed the port of a removed instance. Another instance of the same name needs a new one.
    if (kind === 'removed') announced.delete(front.hostName({ instance: member.identifier }));
    announceAll();
  });
  announceAll();
}
