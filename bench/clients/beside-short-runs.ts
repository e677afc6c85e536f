import type { Measurement } from 'aurora-loopback/bench/figure';
import type { ProbeResult } from '../../lambda/probe/contract';
import { measureFailovers } from '../probe-failovers';

/** Returns a value of a run with clients, and as its floor the same value of short runs without clients. */
export async function besideShortRuns(
  unit: string,
  result: ProbeResult,
  read: (result: ProbeResult) => number,
): Promise<Measurement> {
  const alone = await measureFailovers();
  return {
    unit,
    values: [read(result)],
    floor: {
      name: '3 members, without clients',
      values: alone.map((failover) => read(failover.result)),
    },
  };
}

/** Returns the most memory of the probe's process during a run. */
export function peakMemoryMib({ process }: ProbeResult): number {
  return process.peakMemoryMib;
}
