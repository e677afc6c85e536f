import type { Figure } from 'aurora-loopback/bench/figure';
import { toPercentiles } from '../../drill/findings/percentiles';
import type { ProbeResult } from '../../lambda/probe/contract';
import { MAX_MEMORY_MIB } from '../../lambda/probe/limits';
import { clientOf } from '../../test/support/probe/run-through-failover';
import { ALL_CLIENTS, measureMinute } from './minute';

const RUN = `${ALL_CLIENTS.length} clients, 60 s, pace typical`;

/** Figures of one run with all built-in clients. */
export const minuteFigures: readonly Figure[] = [
  {
    name: `${RUN}: outage of pg-topology (upper bound)`,
    limit: { kind: 'ratio-at-most', ratio: 1 },
    measure: async () => {
      const { facts } = (await measureMinute()).withClients;
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
    measure: async () => {
      const { withClients, alone } = await measureMinute();
      return {
        unit: 'MiB',
        values: [withClients.result.process.peakMemoryMib],
        floor: { name: 'the same without clients', values: [alone.result.process.peakMemoryMib] },
      };
    },
  },
  {
    name: `${RUN}: lateness of the ticks of the probe's own lanes (p99)`,
    limit: { kind: 'at-most', value: 4 },
    measure: async () => {
      const { withClients, alone } = await measureMinute();
      return {
        unit: 'ms',
        values: [latenessMs(withClients.result)],
        floor: { name: 'the same without clients', values: [latenessMs(alone.result)] },
      };
    },
  },
];

function latenessMs({ lanes }: ProbeResult): number {
  return Number(toPercentiles(lanes.flatMap(({ lateUsByTick }) => lateUsByTick)).p99) / 1000;
}
