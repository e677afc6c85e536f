import type { Mutex } from '../postgres/mutex';
import type { ClusterMember } from './cluster-member';
import type { ClusterContext } from './context';
import { restartInstance } from './start-stop';

/**
 * Restarts an instance with its new class. If it is the writer and a reader can replace it, the reader is promoted first,
 * and the previous writer restarts as a reader. As on Aurora there is no failback (field reports:
 * `terraform-aws-modules/terraform-aws-rds-aurora#261`).
 */
export function changeClass(
  context: ClusterContext,
  mutex: Mutex,
  member: ClusterMember,
  replaceWriter: () => Promise<unknown>,
): Promise<void> {
  return mutex.run(() => restartOffline(context, member, replaceWriter));
}

/** Restarts an instance. A writer that a reader can replace restarts as a reader; otherwise the role stays. */
export async function restartOffline(
  context: ClusterContext,
  member: ClusterMember,
  replaceWriter: () => Promise<unknown>,
): Promise<void> {
  if (member.role === 'writer' && context.topology.promotable.length > 0) await replaceWriter();
  else await restartInstance(context, member);
}
