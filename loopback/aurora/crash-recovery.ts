import type { Mutex } from '../postgres/mutex';
import { sleepUntil } from './clock';
import type { ClusterMember } from './cluster-member';
import type { ClusterContext } from './context';
import type { CrashType } from './crash-type';
import { restartWriter } from './failover/restart';

/**
 * Restarts a writer in place after a crash that `aurora_inject_crash` caused: "For this fault injection query, a failover
 * does not occur" (user guide). Does nothing if the writer was replaced by a requested failover meanwhile.
 */
export async function recoverWriterInPlace(
  context: ClusterContext,
  mutex: Mutex,
  writer: ClusterMember,
  type: CrashType,
): Promise<void> {
  const { clock, closing, pace } = context;
  const isDown = (): boolean => !closing.aborted && writer.role === 'writer' && !writer.database.isRunning;
  const restartsAtMs = clock.nowMs() + pace().crashRecoveryMs[type];
  if (type !== 'instance') {
    await mutex.run(async () => {
      if (isDown()) await disconnectReaders(context);
    });
  }
  await sleepUntil(clock, restartsAtMs, closing);
  await mutex.run(async () => {
    if (isDown()) await restartWriter(context, writer);
  });
}

/** Restarts a reader in place after an injected crash. The attacher retries until the reader follows the writer again. */
export async function recoverReaderInPlace(
  { attacher, clock, closing, pace, topology }: ClusterContext,
  reader: ClusterMember,
  type: CrashType,
): Promise<void> {
  await clock.sleep(pace().crashRecoveryMs[type], closing);
  const isLeft = topology.members.includes(reader) && reader.status !== 'deleting';
  if (isLeft && reader.role === 'reader' && !reader.database.isRunning) attacher.attach(reader);
}

/**
 * Ends the readers, which restart when the writer is back. They lose their connection to the writer's dispatcher, from
 * which they receive the updates of the volume.
 */
async function disconnectReaders({ attacher, log, topology }: ClusterContext): Promise<void> {
  const readers = topology.readers.filter(({ status }) => status === 'available');
  await Promise.all(
    readers.map(async (reader) => {
      log(`Reader ${reader.identifier} was disconnected from the writer; restarting it.`);
      topology.close(reader);
      reader.status = 'rebooting';
      await attacher.detach(reader);
      await reader.database.kill();
    }),
  );
}
