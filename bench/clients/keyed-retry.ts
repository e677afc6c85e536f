import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PACES } from 'aurora-loopback';
import type { Figure, Measurement } from 'aurora-loopback/bench/figure';
import { createFrontedCluster } from 'aurora-loopback/testing/fronted-cluster';
import { PROBE_ROLE } from '../../drill/run/prepare';
import { prepareCluster } from '../../test/support/probe/fronted-probe';
import { mistakesOf } from '../../test/support/probe/mistakes-of';
import { clientOf, runThroughFailover } from '../../test/support/probe/run-through-failover';

const CLIENT = 'pg-retry-keyed';

/** Long enough for each failover, with time before and after. */
const RUNS = [
  { pace: PACES.instant, durationSeconds: 3 },
  { pace: PACES.instant, durationSeconds: 3 },
  { pace: PACES.instant, durationSeconds: 3 },
  { pace: PACES.typical, durationSeconds: 14 },
];
const REQUESTED_AFTER_SECONDS = 1;

/** Whether the recommended client hides failovers from its caller. */
export const keyedRetry: Figure = {
  name: `${CLIENT}, 3 failovers at pace instant and 1 at typical: writes lost, duplicated or refused`,
  limit: { kind: 'every-at-most', value: 0 },
  measure: measureMistakes,
};

async function measureMistakes(): Promise<Measurement> {
  const values: number[] = [];
  const folder = await mkdtemp(join(tmpdir(), 'lab-bench-'));
  const lab = await createFrontedCluster({ instances: 3, tokenUsers: [PROBE_ROLE] });
  try {
    await prepareCluster(lab);
    for (const [index, { pace, durationSeconds }] of RUNS.entries()) {
      lab.cluster.pace = pace;
      const event = { runId: `keyed-${index}`, durationSeconds, clients: [CLIENT] };
      const { facts } = await runThroughFailover(lab, folder, event, REQUESTED_AFTER_SECONDS);
      values.push(mistakesOf(clientOf(facts, CLIENT)));
    }
  } finally {
    await lab.close();
    await rm(folder, { recursive: true });
  }
  return { unit: 'writes', values };
}
