import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Figure, Measurement } from 'aurora-loopback/bench/figure';
import { createFrontedCluster } from 'aurora-loopback/testing/fronted-cluster';
import { PROBE_ROLE } from '../drill/run/prepare';
import { systemClock } from '../lambda/probe/clock';
import type { LaneResult } from '../lambda/probe/contract';
import { keepSchedule } from '../lambda/probe/schedule';
import { prepareCluster, startProbe } from '../test/support/probe/fronted-probe';

const RUNS = 3;
const DURATION_SECONDS = 6;

/** Whether the probe starts its ticks on time, compared with its period. */
export const probeLateness: Figure = {
  name: 'lateness of ticks, 10 ms period, all lanes, during a failover (p99)',
  limit: { kind: 'at-most', value: 3 },
  measure: measureLateness,
};

async function measureLateness(): Promise<Measurement> {
  const values: number[] = [];
  const floorValues: number[] = [];
  for (let run = 1; run <= RUNS; run += 1) {
    floorValues.push(await measureTimers());
    values.push(await measureProbe());
  }
  return { unit: 'ms', values, floor: { name: 'a schedule that does nothing', values: floorValues } };
}

/** Measures the lateness of the machine's timers in an idle process. */
async function measureTimers(): Promise<number> {
  const latenessMs: number[] = [];
  const schedule = { startMs: systemClock.nowMs(), offsetMs: 0, periodMs: 10, ticks: 200 };
  await keepSchedule(schedule, systemClock, (_, dueMs) => latenessMs.push(systemClock.nowMs() - dueMs));
  return percentile99(latenessMs);
}

/** Measures the lateness of the probe in a separate process, against a cluster of three, with a failover halfway. */
async function measureProbe(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'probe-lateness-'));
  const lab = await createFrontedCluster({ instances: 3, tokenUsers: [PROBE_ROLE] });
  try {
    await prepareCluster(lab);
    const probe = await startProbe(lab, folder, { runId: 'lateness', durationSeconds: DURATION_SECONDS });
    await sleep((DURATION_SECONDS * 1000) / 2);
    await lab.cluster.failOver().done;
    const { lanes } = await probe.result();
    return percentile99(lanes.flatMap(latenessMs));
  } finally {
    await lab.close();
    await rm(folder, { recursive: true });
  }
}

function latenessMs({ lateUsByTick }: LaneResult): number[] {
  return lateUsByTick.map((lateUs) => lateUs / 1000);
}

function percentile99(values: readonly number[]): number {
  const ascending = [...values].sort((one, other) => one - other);
  return ascending[Math.ceil(ascending.length * 0.99) - 1] ?? 0;
}
