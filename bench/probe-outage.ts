import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Figure, Measurement } from 'aurora-loopback/bench/figure';
import { inTurns } from 'aurora-loopback/bench/figure';
import { bareFailoverMs } from 'aurora-loopback/bench/floors/postgres';
import type { FrontedCluster } from 'aurora-loopback/testing/fronted-cluster';
import { createFrontedCluster } from 'aurora-loopback/testing/fronted-cluster';
import { findOutages } from '../drill/findings/outages';
import { toStallSpans } from '../drill/findings/stalls';
import { decodeTicks } from '../drill/findings/ticks';
import { PROBE_ROLE } from '../drill/run/prepare';
import type { ProbeResult } from '../lambda/probe/contract';
import { DEFAULTS } from '../lambda/probe/limits';
import { prepareCluster, startProbe } from '../test/support/probe/fronted-probe';

const RUNS = 11;
const DURATION_SECONDS = 4;
const FRESH_PERIOD_MS = 1000 / DEFAULTS.freshRateHz;

/** Whether the probe adds little to the outage of the database. */
export const probeOutage: Figure = {
  name: 'write outage on lane write-fresh (upper bound), at pace instant',
  limit: { kind: 'above-floor-at-most', value: FRESH_PERIOD_MS + 20 },
  measure: measureOutage,
};

async function measureOutage(): Promise<Measurement> {
  const folder = await mkdtemp(join(tmpdir(), 'probe-outage-'));
  const lab = await createFrontedCluster({ instances: 3, tokenUsers: [PROBE_ROLE] });
  try {
    await prepareCluster(lab);
    let runs = 0;
    const seen = () => {
      runs += 1;
      return seenOutageMs(lab, folder, `outage-${runs}`, (runs / RUNS) * FRESH_PERIOD_MS);
    };
    const { values, floorValues } = await inTurns(RUNS, seen, bareFailoverMs);
    return { unit: 'ms', values, floor: { name: 'bare kill, promote and connect', values: floorValues } };
  } finally {
    await lab.close();
    await rm(folder, { recursive: true });
  }
}

/** Measures one outage. `afterTickMs` varies between runs, so that outages start at different times between two ticks. */
async function seenOutageMs(
  lab: FrontedCluster,
  folder: string,
  runId: string,
  afterTickMs: number,
): Promise<number> {
  const probe = await startProbe(lab, folder, { runId, durationSeconds: DURATION_SECONDS });
  await sleep((DURATION_SECONDS * 1000) / 2 + afterTickMs);
  await lab.cluster.failOver().done;
  return longestOutageMs(await probe.result());
}

function longestOutageMs({ lanes, stalls }: ProbeResult): number {
  const lane = lanes.find(({ name }) => name === 'write-fresh');
  if (!lane) throw new Error('the probe has no lane write-fresh');
  const { outages } = findOutages(decodeTicks(lane), lane.periodMs, toStallSpans(stalls));
  return Math.max(0, ...outages.map(({ high }) => high ?? Number.POSITIVE_INFINITY));
}
