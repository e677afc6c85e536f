import type { Figure } from 'aurora-loopback/bench/figure';
import { DEFAULTS, MAX_MEMORY_MIB } from '../../lambda/probe/limits';
import { MOST_MEMBERS } from '../../test/support/probe/largest-cluster';
import type { FailoverRun } from '../../test/support/probe/run-through-failover';
import { latenessMs } from '../probe-figures';
import { besideShortRuns, peakMemoryMib } from './beside-short-runs';
import { ALL_CLIENTS } from './minute';
import { runClients } from './run-clients';

const CLIENTS = ALL_CLIENTS.slice(0, 10);
const RUN = `${MOST_MEMBERS} members, ${CLIENTS.length} clients`;

let kept: Promise<FailoverRun> | undefined;

function measureScale(): Promise<FailoverRun> {
  kept ??= runClients({
    instances: MOST_MEMBERS,
    pace: 'instant',
    clients: CLIENTS,
    durationSeconds: 10,
    requestedAfterSeconds: 4,
  });
  return kept;
}

/** Figures of the largest cluster, in which the probe observes each member 100 times a second. */
export const scaleFigures: readonly Figure[] = [
  {
    name: `${RUN}: lateness of the ticks of the probe's own lanes in a failover (p99)`,
    // One period. The 16 servers, the clients and the probe share the processors of this machine; a drill measures fewer
    // clients at once.
    limit: { kind: 'at-most', value: 1000 / DEFAULTS.rateHz },
    measure: async () => besideShortRuns('ms', (await measureScale()).result, latenessMs),
  },
  {
    name: `${RUN}: memory of the probe at most`,
    limit: { kind: 'at-most', value: MAX_MEMORY_MIB },
    measure: async () => besideShortRuns('MiB', (await measureScale()).result, peakMemoryMib),
  },
];
