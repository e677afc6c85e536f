import type { Lane } from '../report-format/lane';
import { compareLengths, findLongestBracket } from '../report-format/longest-outage';
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
  const bracket = findLongestBracket(placeOutages(lanes).map(({ outage }) => outage));
  const worst = placeWorstOutage(lanes);
  if (!worst) return { ...bracket, interruptions: 0 };
  return { ...bracket, lane: worst.lane.name, interruptions: placeOutages([worst.lane]).length };
}

/**
 * Finds the outage with the largest upper bound. An outage that has not ended counts as longer than every outage that
 * has.
 */
export function placeWorstOutage(lanes: readonly Lane[]): PlacedOutage | undefined {
  return placeOutages(lanes).toSorted((one, other) => compareLengths(other.outage, one.outage))[0];
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
