import type { EndpointName } from '../model';
import type { EndpointNaming } from './endpoint-address';
import { endpointHost, parseEndpointHost } from './endpoint-address';

/** Names that lead to this machine and do not say which endpoint is meant. */
const loopbackHosts = ['127.0.0.1', 'localhost'];

/** The endpoints a cluster has at the moment, by the names a client may use for them. */
export class EndpointDirectory {
  readonly #naming: EndpointNaming;
  readonly #instances: () => readonly string[];

  constructor(naming: EndpointNaming, instances: () => readonly string[]) {
    this.#naming = naming;
    this.#instances = instances;
  }

  host(endpoint: EndpointName): string {
    return endpointHost(this.#naming, endpoint);
  }

  hosts(): string[] {
    const instances = this.#instances().map((instance) => this.host({ instance }));
    return [this.host('cluster'), this.host('reader'), ...instances];
  }

  /** The cluster endpoint where none is named; undefined for a name that is none of this cluster's. */
  find(host: string | undefined): EndpointName | undefined {
    if (host === undefined || loopbackHosts.includes(host)) return 'cluster';
    const endpoint = parseEndpointHost(this.#naming, host);
    return endpoint !== undefined && this.hosts().includes(this.host(endpoint)) ? endpoint : undefined;
  }
}
