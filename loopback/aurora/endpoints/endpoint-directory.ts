import type { EndpointName } from '../model';
import type { EndpointNaming } from './endpoint-address';
import { endpointHostName, parseEndpointHostName } from './endpoint-address';

/** Host names of this machine, which do not identify an endpoint. */
const loopbackHosts = ['127.0.0.1', 'localhost'];

/** Current endpoints of a cluster by host name. */
export class EndpointDirectory {
  readonly #naming: EndpointNaming;
  readonly #instances: () => readonly string[];

  constructor(naming: EndpointNaming, instances: () => readonly string[]) {
    this.#naming = naming;
    this.#instances = instances;
  }

  hostName(endpoint: EndpointName): string {
    return endpointHostName(this.#naming, endpoint);
  }

  hostNames(): string[] {
    const instances = this.#instances().map((instance) => this.hostName({ instance }));
    return [this.hostName('cluster'), this.hostName('reader'), ...instances];
  }

  /**
   * Returns the endpoint with a host name: the cluster endpoint if no name is given, undefined if the name is not one
   * of this cluster.
   */
  find(host: string | undefined): EndpointName | undefined {
    if (host === undefined || loopbackHosts.includes(host)) return 'cluster';
    const endpoint = parseEndpointHostName(this.#naming, host);
    return endpoint !== undefined && this.hostNames().includes(this.hostName(endpoint))
      ? endpoint
      : undefined;
  }
}
