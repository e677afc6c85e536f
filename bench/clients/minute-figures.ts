import type { Figure } from 'aurora-loopback/bench/figure';
import { MAX_MEMORY_MIB } from '../../lambda/probe/limits';
import { clientOf } from '../../test/support/probe/run-through-failover';
import { latenessMs } from '../probe-figures';
import { besideShortRuns, peakMemoryMib } from './beside-short-runs';
import { ALL_CLIENTS, measureMinute } from './minute';

const RUN = `${ALL_CLIENTS.length} clients, 60 s, pace typical`;

/** Figures of one run with all built-in clients. */
export const minuteFigures: readonly Figure[] = [
  {
    name: `${RUN}: outage of pg-topology (upper bound)`,
    limit: { kind: 'ratio-at-most', ratio: 1 },
    measure: async () => {
      const { facts } = await measureMinute();
      const outageMs = (name: string) => clientOf(facts, name).outageMs.high ?? Number.POSITIVE_INFINITY;
      return {
        unit: 'ms',
        values: [outageMs('pg-topology')],
        floor: { name: 'aws-wrapper in the same failover', values: [outageMs('aws-wrapper')] },
      };
    },
  },
  {
    name: `${RUN}: memory of the probe at most`,
    limit: { kind: 'at-most', value: MAX_MEMORY_MIB },
    measure: async () => besideShortRuns('MiB', (await measureMinute()).result, peakMemoryMib),
  },
  {
    name: `${RUN}: lateness of the ticks of the probe's own lanes (p99)`,
    limit: { kind: 'at-most', value: 4 },
    measure: async () => besideShortRuns('ms', (await measureMinute()).result, latenessMs),
  },
];
