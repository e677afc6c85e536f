import type { Figure } from 'aurora-loopback/bench/figure';
import { MAX_MEMORY_MIB, MAX_RESULT_MIB } from '../lambda/probe/limits';
import { idleMemoryMib, runTenMinutes } from '../test/support/probe/run-ten-minutes';

const RUN = 'a 10-minute run of the probe, 100 ticks/s per lane, 16 members';

/** Whether the longest run fits into Lambda's limits for payload and memory. */
export const tenMinutes: readonly Figure[] = [
  {
    name: `${RUN}: size of its result`,
    limit: { kind: 'at-most', value: MAX_RESULT_MIB },
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
    limit: { kind: 'at-most', value: MAX_MEMORY_MIB },
    measure: async () => ({
      unit: 'MiB',
      values: [(await runTenMinutes()).peakMemoryMib],
      floor: { name: 'the same process doing nothing', values: [await idleMemoryMib()] },
    }),
  },
];
