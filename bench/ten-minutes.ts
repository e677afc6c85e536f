import type { Figure } from 'aurora-loopback/bench/figure';
import { idleMemoryMib, runTenMinutes } from '../test/support/probe/run-ten-minutes';

const RUN = 'a 10-minute run of the probe, 100 ticks/s per lane, 16 members';

/** Whether the longest run fits into Lambda's limits for payload and memory. */
export const tenMinutes: readonly Figure[] = [
  {
    name: `${RUN}: size of its result`,
    // "Invocation payload (request and response)", developer guide, "Lambda quotas".
    limit: { kind: 'at-most', value: 6 },
    measure: async () => {
      const { bytes, ticks } = await runTenMinutes();
      const mib = (count: number) => count / 1024 / 1024;
      return {
        unit: 'MiB',
        values: [mib(bytes)],
        floor: { name: 'a byte for each tick', values: [mib(ticks)] },
      };
    },
  },
  {
    name: `${RUN}: memory at most`,
    limit: { kind: 'at-most', value: 512 },
    measure: async () => ({
      unit: 'MiB',
      values: [(await runTenMinutes()).peakMemoryMib],
      floor: { name: 'the same process doing nothing', values: [await idleMemoryMib()] },
    }),
  },
];
