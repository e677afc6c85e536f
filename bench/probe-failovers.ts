import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bareFailoverMs } from 'aurora-loopback/bench/floors/postgres';
import type { FrontedCluster } from 'aurora-loopback/testing/fronted-cluster';
import { createFrontedCluster } from 'aurora-loopback/testing/fronted-cluster';
import { toPercentiles } from '../drill/findings/percentiles';
import { PROBE_ROLE } from '../drill/run/prepare';
import { systemClock } from '../lambda/probe/clock';
import type { ProbeResult } from '../lambda/probe/contract';
import { DEFAULTS } from '../lambda/probe/limits';
import { keepSchedule } from '../lambda/probe/schedule';
import { prepareCluster, startProbe } from '../test/support/probe/fronted-probe';

/** A run of the probe without clients through a failover at pace `instant`, and the floors beside it. */
export interface ProbeFailover {
  readonly result: ProbeResult;
  /** Bare kill, promote and connect. */
  readonly bareFailoverMs: number;
  /** Lateness (p99) of a schedule that does nothing. */
  readonly timerLatenessMs: number;
}

const RUNS = 5;
const DURATION_SECONDS = 3;
export const FRESH_PERIOD_MS = 1000 / DEFAULTS.freshRateHz;

let kept: Promise<readonly ProbeFailover[]> | undefined;

/** Runs the probe, in a separate process, through failovers of a cluster of three. Several figures come from these runs. */
export function measureFailovers(): Promise<readonly ProbeFailover[]> {
  kept ??= runFailovers();
  return kept;
}

async function runFailovers(): Promise<readonly ProbeFailover[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lab-bench-'));
  const lab = await createFrontedCluster({ instances: 3, tokenUsers: [PROBE_ROLE] });
  const failovers: ProbeFailover[] = [];
  try {
    await prepareCluster(lab);
    for (let run = 1; run <= RUNS; run += 1) {
      failovers.push({
        bareFailoverMs: await bareFailoverMs(),
        timerLatenessMs: await measureTimers(),
        // The times between a tick and the request differ between the runs.
        result: await runThroughFailover(lab, folder, `bench-${run}`, (run / RUNS) * FRESH_PERIOD_MS),
      });
    }
  } finally {
    await lab.close();
    await rm(folder, { recursive: true });
  }
  return failovers;
}

/** Measures the lateness of the machine's timers in an idle process. */
async function measureTimers(): Promise<number> {
  const latenessMs: number[] = [];
  const schedule = { startMs: systemClock.nowMs(), offsetMs: 0, periodMs: 10, ticks: 100 };
  await keepSchedule(schedule, systemClock, (_, dueMs) => latenessMs.push(systemClock.nowMs() - dueMs));
  return Number(toPercentiles(latenessMs).p99);
}

async function runThroughFailover(
  lab: FrontedCluster,
  folder: string,
  runId: string,
  afterTickMs: number,
): Promise<ProbeResult> {
  const probe = await startProbe(lab, folder, { runId, durationSeconds: DURATION_SECONDS });
  await sleep((DURATION_SECONDS * 1000) / 2 + afterTickMs);
  await lab.cluster.failOver().done;
  return probe.result();
}
