import type { Invocation } from '../invocation';
import type { ClusterView } from '../rds/control-plane';
import { describeFailure } from '../rds/failure';

/** Description of the cluster from one call. */
export interface Sighting {
  /** When the reply arrived, on the monotonic clock. */
  readonly atMs: number;
  readonly cluster: ClusterView;
}

/**
 * Describes the cluster once. Undefined if the call failed: callers look again a second later, so a single error must
 * not end the watch.
 */
export async function look(clusterIdentifier: string, invocation: Invocation): Promise<Sighting | undefined> {
  try {
    const cluster = await invocation.controlPlane.describeCluster(clusterIdentifier);
    return { atMs: invocation.clock.nowMs(), cluster };
  } catch (error) {
    invocation.log({ step: 'look failed', error: describeFailure(error) });
    return undefined;
  }
}

/** Sleeps until a second after the last look began, or until the deadline if that comes first. */
export async function sleepUntilNextLook(lookedAtMs: number, deadlineMs: number, invocation: Invocation) {
  const wakeAtMs = Math.min(lookedAtMs + LOOK_INTERVAL_MS, deadlineMs);
  await invocation.clock.sleep(Math.max(0, wakeAtMs - invocation.clock.nowMs()));
}

const LOOK_INTERVAL_MS = 1_000;
