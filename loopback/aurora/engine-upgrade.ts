import type { Mutex } from '../postgres/mutex';
import type { ClusterContext } from './context';
import { EVENTS } from './event-messages';
import { restartInstances } from './start-stop';
import { waitUntil } from './wait-until';

/**
 * Restarts all instances together, as a minor version upgrade does. The writer stays the writer. The same PostgreSQL
 * program serves every version, so only the version that is shown changes.
 */
export async function upgradeEngine(
  context: ClusterContext,
  mutex: Mutex,
  cluster: { engineVersion: string },
  to: string,
): Promise<void> {
  const { clock, closing, record, topology } = context;
  const from = cluster.engineVersion;
  record.cluster(EVENTS.upgradeInProgress);
  record.cluster(EVENTS.upgradeStarted(to));
  for (const member of topology.members) member.status = 'upgrading';
  try {
    await mutex.run(() => restartInstances(context));
    const isUpgraded = () => topology.members.every(({ status }) => status !== 'upgrading');
    await waitUntil(clock, Number.POSITIVE_INFINITY, isUpgraded, closing);
    closing.throwIfAborted();
    cluster.engineVersion = to;
  } finally {
    if (topology.status === 'upgrading') topology.status = 'available';
  }
  record.cluster(EVENTS.clusterPatched(from, to));
  record.cluster(EVENTS.versionUpgraded);
}
