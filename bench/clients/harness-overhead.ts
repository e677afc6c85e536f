import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure, Measurement } from 'aurora-loopback/bench/figure';
import type { FrontedCluster } from 'aurora-loopback/testing/fronted-cluster';
import { createFrontedCluster } from 'aurora-loopback/testing/fronted-cluster';
import { setFunctionPriority } from 'aurora-loopback/testing/function-priority';
import { toPercentiles } from '../../drill/findings/percentiles';
import { decodeTicks } from '../../drill/findings/ticks';
import { PROBE_ROLE } from '../../drill/run/prepare';
import type { ProbeResult } from '../../lambda/probe/contract';
import { CLIENT_POOL_SIZE } from '../../lambda/probe/limits';
import { prepareCluster, startProbe } from '../../test/support/probe/fronted-probe';
import type { BareOrder } from '../floors/bare-writes';

/** Short runs, because latencies differ more between two starts of a program than within one. */
const RUNS = 7;
const DURATION_SECONDS = 2;
const RATE_HZ = 50;

/** Whether a client is as fast in the harness as in a separate program. */
export const harnessOverhead: Figure = {
  name: 'latency of a write of pg-query (p50), without a failover',
  limit: { kind: 'ratio-at-most', ratio: 1.1 },
  measure: measureOverhead,
};

async function measureOverhead(): Promise<Measurement> {
  const values: number[] = [];
  const floorValues: number[] = [];
  const folder = await mkdtemp(join(tmpdir(), 'lab-bench-'));
  const lab = await createFrontedCluster({ instances: 3, tokenUsers: [PROBE_ROLE] });
  try {
    await prepareCluster(lab);
    for (let run = 1; run <= RUNS; run += 1) {
      const probe = await startProbe(lab, folder, {
        ...{ runId: `harness-${run}`, durationSeconds: DURATION_SECONDS, rateHz: 1 },
        ...{ clients: ['pg-query'], clientRateHz: RATE_HZ },
      });
      // At the same time, so that everything else on the machine affects both equally.
      const [result, bareMs] = await Promise.all([probe.result(), bareLatenciesMs(lab, `bare-${run}`)]);
      values.push(medianOf(latenciesMs(result)));
      floorValues.push(medianOf(bareMs));
    }
  } finally {
    await lab.close();
    await rm(folder, { recursive: true });
  }
  return { unit: 'ms', values, floor: { name: 'a program with nothing but the pool', values: floorValues } };
}

/** Returns the latencies from the call of the client to its answer. */
function latenciesMs({ clients: [client] }: ProbeResult): number[] {
  if (client?.state !== 'ran') throw new Error(`the client did not run: ${JSON.stringify(client)}`);
  return decodeTicks({ ...client.run, name: client.name }).map(
    ({ startedMs, endedMs }) => endedMs - startedMs,
  );
}

async function bareLatenciesMs(lab: FrontedCluster, runId: string): Promise<number[]> {
  const program = join(__dirname, '..', 'floors', 'bare-writes.ts');
  const child = fork(program, { execArgv: ['--import', 'tsx'], detached: true });
  // As the process of the probe.
  if (child.pid !== undefined) setFunctionPriority(child.pid);
  const pool = { ...lab.config('cluster'), max: CLIENT_POOL_SIZE };
  const order: BareOrder = { pool, runId, rateHz: RATE_HZ, writes: DURATION_SECONDS * RATE_HZ };
  child.send(order);
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the bare program ended with exit code ${code}`);
  });
  const [latencies] = await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => {});
  return latencies;
}

function medianOf(values: readonly number[]): number {
  return Number(toPercentiles(values).p50);
}
