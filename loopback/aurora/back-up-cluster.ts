import type { Mutex } from '../postgres/mutex';
import type { ClusterContext } from './context';
import type { Instances } from './instances';
import type { VolumeCopy } from './model';
import { waitUntil } from './wait-until';

/** A failover or a restart of the writer ends a copy, which then starts again. */
const MAX_ATTEMPTS = 5;
/** Delay before the next attempt. It is longer than it usually takes to detect that a server has ended. */
const RETRY_AFTER_MS = 200;

/**
 * Copies a cluster's data to a new volume: from the running writer, or from the cluster's own volume if no instance
 * serves it. A failover does not wait for the copy.
 */
export async function backUpCluster(
  context: ClusterContext,
  instances: Instances,
  mutex: Mutex,
  volume: string,
): Promise<VolumeCopy> {
  const { clock, closing, log, topology } = context;
  for (let attempt = 1; ; attempt++) {
    const canCopy = () => topology.writer === undefined || topology.writer.isOpen;
    await waitUntil(clock, Number.POSITIVE_INFINITY, canCopy, closing);
    closing.throwIfAborted();
    try {
      const copied = await copy(context, instances, mutex, volume);
      if (copied !== undefined) return copied;
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || closing.aborted) throw error;
      log(`DB cluster ${topology.clusterIdentifier}: the copy of the data starts again: ${String(error)}`);
      await clock.sleep(RETRY_AFTER_MS, closing);
    }
  }
}

/** Returns undefined if an instance has begun to serve the cluster's volume. */
async function copy(
  { topology }: ClusterContext,
  instances: Instances,
  mutex: Mutex,
  volume: string,
): Promise<VolumeCopy | undefined> {
  const { writer } = topology;
  if (writer !== undefined) {
    await writer.database.backUp(volume);
    return { volume, isPrepared: true };
  }
  // No instance can begin to serve the volume while the mutex is held.
  return mutex.run(async () =>
    topology.writer === undefined ? await instances.copyVolume(volume) : undefined,
  );
}
