import type { EndpointName } from '../model';

/** What the names of one cluster's endpoints are made of. */
export interface EndpointNaming {
  /** Lower case. */
  readonly clusterIdentifier: string;
  /** The part that all endpoints of an account share in a region: `c7tj4example`. */
  readonly suffix: string;
  readonly region: string;
}

/**
 * An endpoint's host name, as in the user guide's "Types of Aurora endpoints". The names need not resolve: the
 * front reads them from the TLS server name.
 */
export function endpointHost(naming: EndpointNaming, endpoint: EndpointName): string {
  const { clusterIdentifier, suffix } = naming;
  if (endpoint === 'cluster') return `${clusterIdentifier}.cluster-${suffix}.${domain(naming)}`;
  if (endpoint === 'reader') return `${clusterIdentifier}.cluster-ro-${suffix}.${domain(naming)}`;
  return `${endpoint.instance}.${suffix}.${domain(naming)}`;
}

/**
 * The endpoint a host name stands for, undefined when it is no name of this cluster. Whether an instance of that
 * name exists is not checked. Upper case and a final dot are accepted, as DNS does.
 */
export function parseEndpointHost(naming: EndpointNaming, host: string): EndpointName | undefined {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (name === endpointHost(naming, 'cluster')) return 'cluster';
  if (name === endpointHost(naming, 'reader')) return 'reader';
  const [instance = '', ...rest] = name.split('.');
  const isInstance = instance !== '' && rest.join('.') === `${naming.suffix}.${domain(naming)}`;
  return isInstance ? { instance } : undefined;
}

/** For messages and for use as a key: `cluster`, `reader` or `instance db-1`. */
export function describeEndpoint(endpoint: EndpointName): string {
  return typeof endpoint === 'string' ? endpoint : `instance ${endpoint.instance}`;
}

function domain({ region }: EndpointNaming): string {
  return `${region}.rds.amazonaws.com`;
}
