import type { DBCluster, DBInstance } from '@aws-sdk/client-rds';
import { systemClock } from '../../../../aurora/clock';
import { waitUntil } from '../../../../aurora/wait-until';
import { describeDBClusters } from '../../../rds/actions/describe-db-clusters';
import { describeDBInstances } from '../../../rds/actions/describe-db-instances';
import type { RdsState } from '../../../rds/state';
import { ResourceError } from '../resource-error';

/** Longer than a cluster of 16 members takes to start on a slow machine. */
const timeoutMs = 10 * 60_000;

/** Describes the cluster; undefined if it does not exist. */
export async function findCluster(rds: RdsState, id: string): Promise<DBCluster | undefined> {
  return ignoreAbsence(async () => {
    const { DBClusters: [cluster] = [] } = await describeDBClusters(rds, { DBClusterIdentifier: id });
    return cluster;
  });
}

/** Describes the instance; undefined if it does not exist. */
export async function findInstance(rds: RdsState, id: string): Promise<DBInstance | undefined> {
  return ignoreAbsence(async () => {
    const { DBInstances: [instance] = [] } = await describeDBInstances(rds, { DBInstanceIdentifier: id });
    return instance;
  });
}

/** Waits until `isSettled` accepts what `look` returns. Throws on status `failed`, on a timeout and on an abort. */
export async function waitUntilSettled<Seen extends { readonly status: string | undefined }>(
  what: string,
  look: () => Promise<Seen>,
  isSettled: (seen: Seen) => boolean,
  signal: AbortSignal,
): Promise<Seen> {
  let seen = await look();
  const isReached = await waitUntil(
    systemClock,
    timeoutMs,
    async () => {
      seen = await look();
      if (seen.status === 'failed') throw new ResourceError('NotStabilized', `${what} is in status failed.`);
      return isSettled(seen);
    },
    signal,
  );
  if (isReached) return seen;
  throw new ResourceError(
    'NotStabilized',
    signal.aborted
      ? `${what} was abandoned in status ${seen.status}.`
      : `${what} is still in status ${seen.status} after ${timeoutMs / 60_000} minutes.`,
  );
}

/** Waits until `done` resolves. Rejects with its failure, or when the signal aborts. */
export async function waitUntilDone(what: string, done: Promise<void>, signal: AbortSignal): Promise<void> {
  let abandon: () => void = () => {};
  const abandoned = new Promise<never>((_resolve, reject) => {
    abandon = () => reject(new ResourceError('NotStabilized', `${what} was abandoned.`));
  });
  signal.addEventListener('abort', abandon);
  try {
    if (signal.aborted) abandon();
    await Promise.race([done, abandoned]);
  } finally {
    signal.removeEventListener('abort', abandon);
  }
}

/**
 * Runs a change as soon as the cluster accepts it, because the stack's other resources may be changing the cluster.
 * Throws if a cluster in status `available` still refuses after `maxRetryMs`.
 */
export async function changeWhenAvailable<Result>(
  rds: RdsState,
  clusterId: string,
  signal: AbortSignal,
  change: () => Promise<Result>,
): Promise<Result> {
  const isStable = (status: string | undefined) => status === undefined || stableStatuses.includes(status);
  const look = async () => ({ status: (await findCluster(rds, clusterId))?.Status });
  let refusedSinceMs: number | undefined;
  for (;;) {
    await waitUntilSettled(`DB cluster ${clusterId}`, look, ({ status }) => isStable(status), signal);
    try {
      return await change();
    } catch (error) {
      refusedSinceMs ??= systemClock.nowMs();
      const isOver = systemClock.nowMs() - refusedSinceMs > maxRetryMs;
      if (!isStateFault(error) || isOver || signal.aborted) throw error;
      await systemClock.sleep(retryMs, signal);
    }
  }
}

const stableStatuses = ['available', 'stopped', 'deleting'];
const maxRetryMs = 5_000;
const retryMs = 20;

function isStateFault(error: unknown): boolean {
  return error instanceof Error && /^InvalidDB(Cluster|Instance)State/.test(nameOf(error));
}

/**
 * Returns the error's code, or its name if it has no code. Errors of the cluster have codes; errors of the API have names.
 */
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
