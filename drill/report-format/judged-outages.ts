import type { Lane } from './lane';
import type { Outage } from './outage';

/** Lists the outages that the failover may have caused, without those from before the request. */
export function judgedOutages({ outages }: Pick<Lane, 'outages'>): Outage[] {
  return outages.filter(({ beforeRequest }) => !beforeRequest);
}
