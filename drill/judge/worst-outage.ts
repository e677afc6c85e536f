import type { Lane } from '../report-format/lane';
import type { Outage, WorstOutage } from '../report-format/outage';

/** An outage together with its lane, and its index in the lane's outages. */
export interface PlacedOutage {
  readonly lane: Lane;
  readonly index: number;
  readonly outage: Outage;
}

/**
 * Finds the longest outage of these lanes, for the published report. Its lower bound is the largest lower bound of all
 * lanes, because a lane with few ticks may have a low lower bound.
 */
export function findWorstOutage(lanes: readonly Lane[]): WorstOutage {
  const worst = placeWorstOutage(lanes);
  if (!worst) return { low: 0, high: 0, ended: true, interruptions: 0 };
  const { lane, outage } = worst;
  const { high, ended } = outage;
  const low = Math.max(...placeOutages(lanes).map((each) => each.outage.low));
  return { low, high, ended, lane: lane.name, interruptions: placeOutages([lane]).length };
}

/**
 * Finds the outage with the largest upper bound. An outage that has not ended counts as longer than every outage that
 * has.
 */
export function placeWorstOutage(lanes: readonly Lane[]): PlacedOutage | undefined {
  return placeOutages(lanes).toSorted((one, other) => compare(other.outage, one.outage))[0];
}

export function lanesOf(lanes: readonly Lane[], operation: Lane['operation']): Lane[] {
  return lanes.filter((lane) => lane.operation === operation);
}

/** Lists the outages of these lanes, without those from before the request. */
function placeOutages(lanes: readonly Lane[]): PlacedOutage[] {
  return lanes.flatMap((lane) =>
    lane.outages.flatMap((outage, index) => (outage.beforeRequest ? [] : [{ lane, index, outage }])),
  );
}

function compare(one: Outage, other: Outage): number {
  if (one.high === null && other.high === null) return one.low - other.low;
  return (one.high ?? Number.POSITIVE_INFINITY) - (other.high ?? Number.POSITIVE_INFINITY);
}
