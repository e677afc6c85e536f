import { systemClock } from '../aurora/clock';
import type { AuroraCluster } from '../aurora/cluster';
import { waitUntil } from '../aurora/wait-until';

/**
 * Waits until the cluster is healthy: it and all its instances are available and reachable, the cluster endpoint leads to
 * the writer, and each reader streams from the writer and has applied what the writer had written at the time of the
 * call. Rejects after the time with the last state, or with the signal's reason.
 */
export async function untilHealthy(
  cluster: AuroraCluster,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<void> {
  let problem: string | undefined = 'not examined yet';
  const isHealthy = async () => {
    problem = findProblem(cluster) ?? (await findLag(cluster).catch((error: Error) => error.message));
    return problem === undefined;
  };
  if (await waitUntil(systemClock, timeoutMs, isHealthy, signal)) return;
  signal?.throwIfAborted();
  throw new Error(`DB cluster ${cluster.identifier} is not healthy after ${timeoutMs} ms: ${problem}`);
}

function findProblem(cluster: AuroraCluster): string | undefined {
  const { status, members, writer } = cluster;
  if (status !== 'available') return `the cluster is ${status}`;
  if (writer === undefined) return 'the cluster has no writer';
  for (const { identifier, status: memberStatus, isReachable, database } of members) {
    if (!isReachable) return `${identifier} cannot be reached`;
    if (memberStatus !== 'available') return `${identifier} is ${memberStatus}`;
    if (!database.isRunning) return `the server of ${identifier} is not running`;
  }
  const target = cluster.connectionTarget('cluster');
  if (target.state !== 'member' || target.member !== writer)
    return `the cluster endpoint does not lead to the writer ${writer.identifier}`;
  return undefined;
}

async function findLag({ writer, members }: AuroraCluster): Promise<string | undefined> {
  const [written] =
    (await writer?.database.query<{ lsn: string; streams: number }>(
      `SELECT pg_current_wal_lsn() AS lsn,
         (SELECT count(*)::int FROM pg_stat_replication WHERE state = 'streaming') AS streams`,
    )) ?? [];
  const readers = members.filter(({ role }) => role === 'reader');
  if (written === undefined || written.streams < readers.length)
    return `${written?.streams ?? 0} of ${readers.length} readers stream from the writer`;
  for (const { identifier, database } of readers) {
    const [row] = await database.query<{ applied: boolean }>(
      'SELECT pg_last_wal_replay_lsn() >= $1 AS applied',
      [written.lsn],
    );
    if (!row?.applied) return `${identifier} lags behind the writer`;
  }
  return undefined;
}
