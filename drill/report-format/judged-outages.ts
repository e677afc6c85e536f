import type { Lane } from './lane';
import type { Outage } from './outage';

/** The outages that the failover may have caused: those that were not over before the request. */
export function judgedOutages({ outages }: Pick<Lane, 'outages'>): Outage[] {
  return outages.filter(({ beforeRequest }) => !beforeRequest);
}
