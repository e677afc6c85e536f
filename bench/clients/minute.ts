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

const CLIENTS_SECONDS = 60;
/** Enough for a failover at pace `typical`. */
const ALONE_SECONDS = 20;
const REQUESTED_AFTER_SECONDS = 5;

export interface Minute {
  /** A run of 60 s with all built-in clients. */
  readonly withClients: FailoverRun;
  /** A shorter run on the same cluster without clients. */
  readonly alone: FailoverRun;
}

let kept: Promise<Minute> | undefined;

/** Runs all built-in clients for a minute, with a failover at pace `typical`. Several figures come from this one run. */
export function measureMinute(): Promise<Minute> {
  kept ??= runMinute();
  return kept;
}

async function runMinute(): Promise<Minute> {
  const folder = await mkdtemp(join(tmpdir(), 'lab-bench-'));
  const lab = await createFrontedCluster({ instances: 3, tokenUsers: [PROBE_ROLE], pace: PACES.typical });
  try {
    await prepareCluster(lab);
    const run = (runId: string, durationSeconds: number, clients: readonly string[]) =>
      runThroughFailover(lab, folder, { runId, durationSeconds, clients }, REQUESTED_AFTER_SECONDS);
    const alone = await run('alone', ALONE_SECONDS, []);
    return { alone, withClients: await run('clients', CLIENTS_SECONDS, ALL_CLIENTS) };
  } finally {
    await lab.close();
    await rm(folder, { recursive: true });
  }
}
