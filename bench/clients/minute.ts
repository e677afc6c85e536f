import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PACES } from 'aurora-loopback';
import { createFrontedCluster } from 'aurora-loopback/testing/fronted-cluster';
import { PROBE_ROLE } from '../../drill/run/prepare';
import { BUILT_IN_CLIENTS } from '../../lambda/probe/clients/built-in';
import { prepareCluster } from '../../test/support/probe/fronted-probe';
import type { FailoverRun } from '../../test/support/probe/run-through-failover';
import { runThroughFailover } from '../../test/support/probe/run-through-failover';

export const ALL_CLIENTS = Object.keys(BUILT_IN_CLIENTS);

const DURATION_SECONDS = 60;
const REQUESTED_AFTER_SECONDS = 5;

let kept: Promise<FailoverRun> | undefined;

/** Runs all built-in clients for a minute, with a failover at pace `typical`. Several figures come from this run. */
export function measureMinute(): Promise<FailoverRun> {
  kept ??= runMinute();
  return kept;
}

async function runMinute(): Promise<FailoverRun> {
  const folder = await mkdtemp(join(tmpdir(), 'lab-bench-'));
  const lab = await createFrontedCluster({ instances: 3, tokenUsers: [PROBE_ROLE], pace: PACES.typical });
  try {
    await prepareCluster(lab);
    const event = { runId: 'minute', durationSeconds: DURATION_SECONDS, clients: ALL_CLIENTS };
    return await runThroughFailover(lab, folder, event, REQUESTED_AFTER_SECONDS);
  } finally {
    await lab.close();
    await rm(folder, { recursive: true });
  }
}
