import type { Mutex } from '../postgres/mutex';
import type { ClusterMember } from './cluster-member';
import type { ClusterContext } from './context';
import type { Instances } from './instances';
import { waitUntil } from './wait-until';

/**
 * Removes an instance from the cluster. If the instance is the writer and another instance is left, first waits until a
 * reader can replace the writer, and fails over.
 */
export async function removeInstance(
  context: ClusterContext,
  instances: Instances,
  mutex: Mutex,
  member: ClusterMember,
  replaceWriter: () => Promise<unknown>,
): Promise<void> {
  const { clock, closing, topology } = context;
  const hasSuccessor = (): boolean => topology.members.some(({ status }) => status !== 'deleting');
  const isReplaceable = (): boolean => topology.promotable.length > 0;
  const canGo = (): boolean => member.role === 'reader' || isReplaceable() || !hasSuccessor();
  for (let isRemoved = false; !isRemoved; ) {
    await waitUntil(clock, Number.POSITIVE_INFINITY, canGo, closing);
    closing.throwIfAborted();
    isRemoved = await mutex.run(async () => {
      if (member.role === 'writer' && isReplaceable()) await replaceWriter();
      if (member.role === 'writer' && hasSuccessor()) return false;
      await instances.remove(member).catch((error) => {
        // The instance still exists, so its removal may be requested again.
        member.status = 'failed';
        throw error;
      });
      return true;
    });
  }
}
