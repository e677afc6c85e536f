import type { Outage } from '../report-format/outage';
import type { FoundOutage } from './outages';

/** Marks the outages that ended before `judgedFromMs`: the failover did not cause them. */
export function markEarlierOutages(outages: readonly FoundOutage[], judgedFromMs: number): Outage[] {
  return outages.map((outage) => ({
    ...outage,
    beforeRequest: outage.servedAgainMs !== null && outage.servedAgainMs < judgedFromMs,
  }));
}
