import type { EndpointName } from '../model';

/** Parts of the host names of one cluster's endpoints. */
export interface EndpointNaming {
  /** Lower case. */
  readonly clusterIdentifier: string;
  /** Part that all endpoints of an account share in a region: `c7tj4example`. */
  readonly suffix: string;
  readonly region: string;
}

/**
 * Returns an endpoint's host name, as in the user guide's "Types of Aurora endpoints". The names need not resolve: the
 * front reads them from the TLS server name.
 */
export function endpointHostName(naming: EndpointNaming, endpoint: EndpointName): string {
  const { clusterIdentifier, suffix } = naming;
  if (endpoint === 'cluster') return `${clusterIdentifier}.cluster-${suffix}.${domain(naming)}`;
  if (endpoint === 'reader') return `${clusterIdentifier}.cluster-ro-${suffix}.${domain(naming)}`;
  return `${endpoint.instance}.${suffix}.${domain(naming)}`;
}

/**
 * Returns the endpoint with a host name, or undefined if the name is not a name of this cluster. Does not check whether
 * the instance exists. Accepts upper case and a final dot, as DNS does.
 */
export function parseEndpointHostName(naming: EndpointNaming, host: string): EndpointName | undefined {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (name === endpointHostName(naming, 'cluster')) return 'cluster';
  if (name === endpointHostName(naming, 'reader')) return 'reader';
  const [instance = '', ...rest] = name.split('.');
  const isInstance = instance !== '' && rest.join('.') === `${naming.suffix}.${domain(naming)}`;
  return isInstance ? { instance } : undefined;
}

/** Returns a text for messages and for use as a key: `cluster`, `reader` or `instance db-1`. */
export function describeEndpoint(endpoint: EndpointName): string {
  return typeof endpoint === 'string' ? endpoint : `instance ${endpoint.instance}`;
}

function domain({ region }: EndpointNaming): string {
  return `${region}.rds.amazonaws.com`;
}
