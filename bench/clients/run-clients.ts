import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PaceName } from 'aurora-loopback';
import { PACES } from 'aurora-loopback';
import { createFrontedCluster } from 'aurora-loopback/testing/fronted-cluster';
import { PROBE_ROLE } from '../../drill/run/prepare';
import { prepareCluster } from '../../test/support/probe/fronted-probe';
import type { FailoverRun } from '../../test/support/probe/run-through-failover';
import { runThroughFailover } from '../../test/support/probe/run-through-failover';

export interface ClientsRun {
  /** Number of members of the cluster. */
  readonly instances: number;
  readonly pace: PaceName;
  /** Names of built-in clients. */
  readonly clients: readonly string[];
  readonly durationSeconds: number;
  /** Time from the start of the run until the failover is requested. */
  readonly requestedAfterSeconds: number;
}

/** Runs the probe with clients, in a separate process, through a failover of a separate cluster. */
export async function runClients(run: ClientsRun): Promise<FailoverRun> {
  const { instances, pace, clients, durationSeconds, requestedAfterSeconds } = run;
  const folder = await mkdtemp(join(tmpdir(), 'lab-bench-'));
  const lab = await createFrontedCluster({ instances, tokenUsers: [PROBE_ROLE], pace: PACES[pace] });
  try {
    await prepareCluster(lab);
    const event = { runId: 'bench', durationSeconds, clients };
    return await runThroughFailover(lab, folder, event, requestedAfterSeconds);
  } finally {
    await lab.close();
    await rm(folder, { recursive: true });
  }
}
