import type { Mutex } from '../postgres/mutex';
import type { ClusterMember } from './cluster-member';
import type { ClusterContext } from './context';
import type { Instances } from './instances';
import { waitUntil } from './wait-until';

/**
 * Takes an instance off the cluster. A writer waits until a reader can replace it and is failed over first, unless
 * nobody is left to replace it.
 */
export async function removeInstance(
  context: ClusterContext,
  instances: Instances,
  mutex: Mutex,
  member: ClusterMember,
  replaceWriter: () => Promise<unknown>,
): Promise<void> {
  const { clock, closing, topology } = context;
  const hasHeir = (): boolean => topology.members.some(({ status }) => status !== 'deleting');
  const isReplaceable = (): boolean => topology.promotable.length > 0;
  const canGo = (): boolean => member.role === 'reader' || isReplaceable() || !hasHeir();
  for (let isRemoved = false; !isRemoved; ) {
    await waitUntil(clock, Number.POSITIVE_INFINITY, canGo, closing);
    closing.throwIfAborted();
    isRemoved = await mutex.run(async () => {
      if (member.role === 'writer' && isReplaceable()) await replaceWriter();
      if (member.role === 'writer' && hasHeir()) return false;
      await instances.remove(member).catch((error) => {
        // It is there still, and may be removed again.
        member.status = 'failed';
        throw error;
      });
      return true;
    });
  }
}
