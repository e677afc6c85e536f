import type { ClusterMember } from './cluster-member';
import type { ClusterContext } from './context';
import { restartReader } from './restart-reader';

const INTERVAL_MS = 1_000;
/** Consecutive checks without progress after which a reader is restarted. */
const MAX_STANDSTILLS = 3;

/**
 * Restarts readers that make no progress, as Aurora restarts readers that lag too far: a writer must not wait forever
 * for a reader that is alive but stores nothing. Ends when the cluster is closed.
 */
export async function watchStreams(context: ClusterContext): Promise<void> {
  const { clock, closing, log } = context;
  let earlier = new Map<string, bigint>();
  const standstills = new Map<ClusterMember, number>();
  for (;;) {
    await clock.sleep(INTERVAL_MS, closing);
    if (closing.aborted) return;
    try {
      earlier = await look(context, earlier, standstills);
    } catch (error) {
      // The supervisor handles a writer that does not answer.
      log(`The readers' progress could not be checked: ${String(error)}`);
    }
  }
}

/** Checks all readers once. Returns the position that each reader has stored. */
async function look(
  context: ClusterContext,
  earlier: ReadonlyMap<string, bigint>,
  standstills: Map<ClusterMember, number>,
): Promise<Map<string, bigint>> {
  const { writer, readers } = context.topology;
  if (!writer?.database.isRunning) return new Map();
  const followers = await writer.database.followers();
  const written = await writer.database.writtenPosition();
  const stored = new Map(followers.map(({ identifier, storedPosition }) => [identifier, storedPosition]));
  for (const reader of readers.filter(({ isInStep }) => isInStep)) {
    const now = stored.get(reader.identifier);
    const hasMoved = now !== undefined && (now >= written || now !== earlier.get(reader.identifier));
    standstills.set(reader, hasMoved ? 0 : (standstills.get(reader) ?? 0) + 1);
    if ((standstills.get(reader) ?? 0) < MAX_STANDSTILLS) continue;
    standstills.delete(reader);
    await restartReader(context, reader, 'has stored none of the latest writes');
  }
  return stored;
}
