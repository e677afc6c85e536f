import type { Figure } from 'aurora-loopback/bench/figure';
import { findOutages } from '../drill/findings/outages';
import { toPercentiles } from '../drill/findings/percentiles';
import { toStallSpans } from '../drill/findings/stalls';
import { decodeTicks } from '../drill/findings/ticks';
import type { ProbeResult } from '../lambda/probe/contract';
import { FRESH_PERIOD_MS, measureFailovers } from './probe-failovers';

/** Figures of the probe without clients. */
export const probeFigures: readonly Figure[] = [
  {
    name: 'lateness of ticks, 10 ms period, all lanes, during a failover (p99)',
    limit: { kind: 'at-most', value: 3 },
    measure: async () => {
      const failovers = await measureFailovers();
      return {
        unit: 'ms',
        values: failovers.map(({ result }) => latenessMs(result)),
        floor: {
          name: 'a schedule that does nothing',
          values: failovers.map(({ timerLatenessMs }) => timerLatenessMs),
        },
      };
    },
  },
  {
    name: 'write outage on lane write-fresh (upper bound), at pace instant',
    limit: { kind: 'above-floor-at-most', value: FRESH_PERIOD_MS + 40 },
    wish: { kind: 'above-floor-at-most', value: FRESH_PERIOD_MS + 20 },
    measure: async () => {
      const failovers = await measureFailovers();
      return {
        unit: 'ms',
        values: failovers.map(({ result }) => longestOutageMs(result)),
        floor: {
          name: 'bare kill, promote and connect',
          values: failovers.map(({ bareFailoverMs }) => bareFailoverMs),
        },
      };
    },
  },
];

/** Returns the lateness of the ticks of all lanes (p99). */
export function latenessMs({ lanes }: ProbeResult): number {
  return Number(toPercentiles(lanes.flatMap(({ lateUsByTick }) => lateUsByTick)).p99) / 1000;
}

function longestOutageMs({ lanes, stalls }: ProbeResult): number {
  const lane = lanes.find(({ name }) => name === 'write-fresh');
  if (!lane) throw new Error('the probe has no lane write-fresh');
  const { outages } = findOutages(decodeTicks(lane), lane.periodMs, toStallSpans(stalls));
  // A lane without an outage may have had one of up to a period.
  return Math.max(lane.periodMs, ...outages.map(({ high }) => high ?? Number.POSITIVE_INFINITY));
}
