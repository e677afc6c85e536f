import type { Connection } from '../../drill/aws/clients';
import type { RunningAccount } from './running';

/** How the SDK reaches a loopback account. */
export function connectionTo(account: RunningAccount): Connection {
  const { endpointUrl, region, accessKeyId, secretAccessKey } = account;
  return { endpoint: endpointUrl, region, credentials: { accessKeyId, secretAccessKey } };
}
