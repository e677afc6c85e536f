import type { ClusterContext } from './context';

const INTERVAL_MS = 500;

/**
 * Keeps the caches of all readers warm, so that logins are fast after a promotion. Aurora's cache survives a restart of
 * the database for the same reason. Ends when the cluster is closed.
 */
export async function keepReadersWarm({ clock, closing, topology }: ClusterContext): Promise<void> {
  for (;;) {
    await clock.sleep(INTERVAL_MS, closing);
    if (closing.aborted) return;
    // During a failover the processor time is left to the clients.
    if (topology.status === 'failing-over') continue;
    const readers = topology.readers.filter(({ isInStep, isReachable }) => isInStep && isReachable);
    // Ignored: a login to a cold database is slow, but works. The supervisor handles a server that does not answer.
    await Promise.allSettled(readers.map(({ database }) => database.warmUp()));
  }
}
