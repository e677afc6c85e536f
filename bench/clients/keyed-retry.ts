import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure, Measurement } from 'aurora-loopback/bench/figure';
import { createFrontedCluster } from 'aurora-loopback/testing/fronted-cluster';
import { PROBE_ROLE } from '../../drill/run/prepare';
import { prepareCluster } from '../../test/support/probe/fronted-probe';
import { mistakesOf } from '../../test/support/probe/mistakes-of';
import { clientOf, runThroughFailover } from '../../test/support/probe/run-through-failover';
import { measureMinute } from './minute';

const CLIENT = 'pg-retry-keyed';

const RUNS = 3;
/** Long enough for a failover at pace `instant`, with time before and after. */
const DURATION_SECONDS = 3;
const REQUESTED_AFTER_SECONDS = 1;

/** Whether the recommended client hides failovers from its caller. */
export const keyedRetry: Figure = {
  name: `${CLIENT}, ${RUNS} failovers at pace instant and 1 at typical: writes lost, duplicated or refused`,
  limit: { kind: 'every-at-most', value: 0 },
  measure: measureMistakes,
};

async function measureMistakes(): Promise<Measurement> {
  const values: number[] = [];
  const folder = await mkdtemp(join(tmpdir(), 'lab-bench-'));
  const lab = await createFrontedCluster({ instances: 3, tokenUsers: [PROBE_ROLE] });
  try {
    await prepareCluster(lab);
    for (let run = 1; run <= RUNS; run += 1) {
      const event = { runId: `keyed-${run}`, durationSeconds: DURATION_SECONDS, clients: [CLIENT] };
      const { facts } = await runThroughFailover(lab, folder, event, REQUESTED_AFTER_SECONDS);
      values.push(mistakesOf(clientOf(facts, CLIENT)));
    }
  } finally {
    await lab.close();
    await rm(folder, { recursive: true });
  }
  // The failover at pace `typical` is the one that the figures of all clients measure.
  const { facts } = await measureMinute();
  return { unit: 'writes', values: [...values, mistakesOf(clientOf(facts, CLIENT))] };
}
