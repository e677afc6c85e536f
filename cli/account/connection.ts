import type { Connection } from '../../drill/aws/clients';
import type { RunningAccount } from './running';

/** Returns the endpoint, Region and credentials with which the SDK calls a loopback account. */
export function connectionTo(account: RunningAccount): Required<Connection> {
  const { endpointUrl, region, accessKeyId, secretAccessKey } = account;
  return { endpoint: endpointUrl, region, credentials: { accessKeyId, secretAccessKey } };
}
