import { systemClock } from '../aurora/clock';
import type { EndpointName } from '../aurora/model';
import { waitUntil } from '../aurora/wait-until';
import type { DatabaseAccess, LocalEndpoint } from '../environment/database-variables';
import type { HostedCluster } from '../services/rds/clusters/cluster-host';
import type { ConnectionOptions } from './connection-options';
import type { Login } from './create-cluster';

export interface EndpointsDeps {
  readonly hosted: HostedCluster;
  readonly login: Login;
  readonly caBundlePath: string;
  /** PEM of the certificate authority. */
  readonly ca: string;
  /** Returns the port of 127.0.0.1 that belongs to the endpoint with a host name; undefined until it is open. */
  readonly findLocalPort: (host: string) => number | undefined;
}

/** Connections to the endpoints of a cluster. */
export class Endpoints {
  readonly #deps: EndpointsDeps;

  constructor(deps: EndpointsDeps) {
    this.#deps = deps;
  }

  /** Throws for a text that is neither `writer`, `reader` nor an instance. */
  connection(endpoint: string): ConnectionOptions {
    const { login, ca } = this.#deps;
    const { host, localPort } = this.#local(this.#find(endpoint));
    return { host: '127.0.0.1', port: localPort, ...login, ssl: { ca, servername: host } };
  }

  access(): DatabaseAccess {
    const { login, caBundlePath } = this.#deps;
    return { writer: this.#local('cluster'), reader: this.#local('reader'), ...login, caBundlePath };
  }

  /** Waits until every endpoint has its own port. */
  async untilOpen(timeoutMs: number, signal: AbortSignal): Promise<void> {
    const { hosted, findLocalPort } = this.#deps;
    const names = this.#instances().map((instance): EndpointName => ({ instance }));
    const hosts = [...names, 'cluster' as const, 'reader' as const].map(hosted.hostName);
    await waitUntil(systemClock, timeoutMs, () => hosts.every(findLocalPort), signal);
    signal.throwIfAborted();
  }

  #local(endpoint: EndpointName): LocalEndpoint {
    const { hosted, findLocalPort } = this.#deps;
    const host = hosted.hostName(endpoint);
    // The shared port serves an endpoint whose own port is not open yet: the TLS server name identifies the endpoint.
    return { host, localPort: findLocalPort(host) ?? hosted.port };
  }

  #find(endpoint: string): EndpointName {
    if (endpoint === 'writer') return 'cluster';
    if (endpoint === 'reader') return 'reader';
    const instance = endpoint.toLowerCase();
    const instances = this.#instances();
    if (instances.includes(instance)) return { instance };
    const { identifier } = this.#deps.hosted.cluster;
    const known = ['writer', 'reader', ...instances].join(', ');
    throw new Error(`DB cluster ${identifier} has no endpoint "${endpoint}"; use one of ${known}`);
  }

  #instances(): string[] {
    return this.#deps.hosted.cluster.members.map(({ identifier }) => identifier);
  }
}
