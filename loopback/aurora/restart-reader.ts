import type { ClusterMember } from './cluster-member';
import type { ClusterContext } from './context';

/** Restarts a reader whose server runs but does not do its work. */
export async function restartReader(
  { attacher, log, topology }: ClusterContext,
  reader: ClusterMember,
  reason: string,
): Promise<void> {
  log(`Reader ${reader.identifier} ${reason}; restarting it.`);
  topology.close(reader);
  if (reader.status === 'available') reader.status = 'rebooting';
  await attacher.detach(reader);
  if (topology.members.includes(reader) && reader.status !== 'deleting') attacher.attach(reader);
}
