import type { Figure } from 'aurora-loopback/bench/figure';
import { MAX_PLANNED_BYTES } from '../../lambda/probe/limits';
import {
  longestRunSeconds,
  MOST_MEMBERS,
  measureResult,
  probeLargestCluster,
} from '../../test/support/probe/largest-cluster';
import { ALL_CLIENTS } from './minute';

const SECONDS = longestRunSeconds(ALL_CLIENTS);
const MB = 1_000_000;

/** Whether the result of the longest run that the probe accepts is small enough for Lambda to return it. */
export const clientResult: Figure = {
  name: `size of the result of the longest run (${SECONDS} s) with ${MOST_MEMBERS} members and ${ALL_CLIENTS.length} clients`,
  limit: { kind: 'at-most', value: MAX_PLANNED_BYTES / MB },
  measure: async () => {
    const { bytes, ticks } = measureResult(await probeLargestCluster(SECONDS, ALL_CLIENTS));
    return {
      unit: 'MB',
      values: [bytes / MB],
      floor: { name: 'a byte for each tick', values: [ticks / MB] },
    };
  },
};
