import type { DBCluster, DBInstance } from '@aws-sdk/client-rds';
import { systemClock } from '../../../../aurora/clock';
import { waitUntil } from '../../../../aurora/wait-until';
import { describeDBClusters } from '../../../rds/actions/describe-db-clusters';
import { describeDBInstances } from '../../../rds/actions/describe-db-instances';
import type { RdsState } from '../../../rds/state';
import { ResourceError } from '../resource-error';

/** Longer than any cluster of 16 members takes to start on a slow machine. */
const timeoutMs = 10 * 60_000;

/** The cluster as it is described now; undefined when there is none. */
export async function findCluster(rds: RdsState, id: string): Promise<DBCluster | undefined> {
  return ignoreAbsence(async () => {
    const { DBClusters: [cluster] = [] } = await describeDBClusters(rds, { DBClusterIdentifier: id });
    return cluster;
  });
}

/** The instance as it is described now; undefined when there is none. */
export async function findInstance(rds: RdsState, id: string): Promise<DBInstance | undefined> {
  return ignoreAbsence(async () => {
    const { DBInstances: [instance] = [] } = await describeDBInstances(rds, { DBInstanceIdentifier: id });
    return instance;
  });
}

/** Waits until a look at something says that it is as it should be. Throws for a status that leads nowhere. */
export async function settle<Seen extends { readonly status: string | undefined }>(
  what: string,
  look: () => Promise<Seen>,
  isSettled: (seen: Seen) => boolean,
  signal: AbortSignal,
): Promise<Seen> {
  let seen = await look();
  const isThere = await waitUntil(
    systemClock,
    timeoutMs,
    async () => {
      seen = await look();
      if (seen.status === 'failed') throw new ResourceError('NotStabilized', `${what} is in status failed.`);
      return isSettled(seen);
    },
    signal,
  );
  if (isThere) return seen;
  throw new ResourceError(
    'NotStabilized',
    signal.aborted
      ? `${what} was given up in status ${seen.status}.`
      : `${what} is still in status ${seen.status} after ${timeoutMs / 60_000} minutes.`,
  );
}

/** Waits for the end of work that a service began. Rejects with the reason of its failure, or when it is given up. */
export async function untilDone(what: string, done: Promise<void>, signal: AbortSignal): Promise<void> {
  let giveUp: () => void = () => {};
  const givenUp = new Promise<never>((_resolve, reject) => {
    giveUp = () => reject(new ResourceError('NotStabilized', `${what} was given up.`));
  });
  signal.addEventListener('abort', giveUp);
  try {
    if (signal.aborted) giveUp();
    await Promise.race([done, givenUp]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

/**
 * Runs a change as soon as the cluster takes one: others of the same stack may be changing it. What a cluster in
 * status `available` still refuses after a moment is refused.
 */
export async function whenAvailable<Result>(
  rds: RdsState,
  clusterId: string,
  signal: AbortSignal,
  change: () => Promise<Result>,
): Promise<Result> {
  const isQuiet = (status: string | undefined) => status === undefined || quietStatuses.includes(status);
  const look = async () => ({ status: (await findCluster(rds, clusterId))?.Status });
  let refusedSinceMs: number | undefined;
  for (;;) {
    await settle(`DB cluster ${clusterId}`, look, ({ status }) => isQuiet(status), signal);
    try {
      return await change();
    } catch (error) {
      refusedSinceMs ??= systemClock.nowMs();
      const isOver = systemClock.nowMs() - refusedSinceMs > patienceMs;
      if (!isStateFault(error) || isOver || signal.aborted) throw error;
      await systemClock.sleep(retryMs, signal);
    }
  }
}

const quietStatuses = ['available', 'stopped', 'deleting'];
const patienceMs = 5_000;
const retryMs = 20;

function isStateFault(error: unknown): boolean {
  return error instanceof Error && /^InvalidDB(Cluster|Instance)State/.test(nameOf(error));
}

/** Actions throw the cluster's own errors and the API's. */
function nameOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

async function ignoreAbsence<Found>(look: () => Promise<Found | undefined>): Promise<Found | undefined> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof Error && /NotFound/.test(nameOf(error))) return undefined;
    throw error;
  }
}
