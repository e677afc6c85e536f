import type { RunClient } from '../report-format/client';
import type { MedianBounds } from '../report-format/comparison';
import type { Run } from '../report-format/run';
import { describeValues } from './statistics';

/** Bounds of one outage; `null` counts as longer than any other outage. */
interface OutageBounds {
  readonly low: number | null;
  readonly high: number | null;
}

/** Bounds the median write outage of the probe in the valid runs. */
export function boundWriteOutage(runs: readonly Run[]): MedianBounds {
  return boundMedian(runs.filter(isValid).map(({ writeOutageMs }) => writeOutageMs));
}

/** Bounds the median outage of a client in the valid runs. */
export function boundClientOutage(name: string, runs: readonly Run[]): MedianBounds {
  const inRuns = runs.filter(isValid).flatMap(({ clients }) => clients.filter((each) => each.name === name));
  return boundMedian(inRuns.map(toBounds));
}

/**
 * Bounds a median by two sources of uncertainty: the bracket of each outage, and the variation between runs. Few runs have no
 * interval with 95 % confidence. Their smallest and largest value are the widest bounds that the runs support.
 */
function boundMedian(outages: readonly OutageBounds[]): MedianBounds {
  const lows = describeValues(outages.map(({ low }) => low));
  const highs = describeValues(outages.map(({ high }) => high));
  return {
    n: outages.length,
    median: highs.median,
    low: lows.interval ? lows.interval.low : lows.min,
    high: highs.interval ? highs.interval.high : highs.max,
  };
}

function isValid({ voidReasons }: Run): boolean {
  return voidReasons.length === 0;
}

/** A client whose thread ended, or that was not opened, never recovers. */
function toBounds(client: RunClient): OutageBounds {
  return client.state === 'ran' ? client.outageMs : { low: null, high: null };
}
