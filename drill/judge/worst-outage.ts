import type { Lane } from '../report-format/lane';
import type { Outage, WorstOutage } from '../report-format/outage';

/**
 * The longest outage of any of these lanes, without those from before the request; one without an end is longer than any that ended. It is at least as long as
 * each is known to be, whichever lane that is: a lane of few ticks may know of no lower end.
 */
export function findWorstOutage(lanes: readonly Lane[]): WorstOutage {
  const candidates = lanes.flatMap((lane) => judgedOutages(lane).map((outage) => ({ lane, outage })));
  const worst = candidates.toSorted((one, other) => compare(other.outage, one.outage))[0];
  if (!worst) return { low: 0, high: 0, ended: true, interruptions: 0 };
  const { lane, outage } = worst;
  const { high, ended } = outage;
  const low = Math.max(...candidates.map((candidate) => candidate.outage.low));
  return { low, high, ended, lane: lane.name, interruptions: judgedOutages(lane).length };
}

/** Those that may be the failover's. */
export function judgedOutages({ outages }: Pick<Lane, 'outages'>): Outage[] {
  return outages.filter(({ beforeRequest }) => !beforeRequest);
}

function compare(one: Outage, other: Outage): number {
  if (one.high === null && other.high === null) return one.low - other.low;
  return (one.high ?? Number.POSITIVE_INFINITY) - (other.high ?? Number.POSITIVE_INFINITY);
}
