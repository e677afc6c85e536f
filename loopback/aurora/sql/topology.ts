import { chmodSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a member cannot find out by itself: who else is in its cluster. */
export interface Topology {
  readonly members: readonly TopologyMember[];
}

export interface TopologyMember {
  readonly identifier: string;
  /** Stable for the life of the instance; a reader's `session_id` is made from it. */
  readonly resourceId: string;
  readonly role: 'writer' | 'reader';
  /** When the instance was last there, for one that is down: drivers drop it five minutes later. Absent while up. */
  readonly lastSeenAt?: Date;
}

/** In the data folder, where no client can write. */
export const topologyFile = 'aurora-topology.json';

/**
 * Tells one member who is in its cluster; to be called for each member whenever that changes. A query that runs
 * at the same time sees the old file or the new one, whole. Synchronous, so that of two changes the later one
 * stays; throws when the folder is not there.
 */
export function writeTopology(dataFolder: string, topology: Topology): void {
  const path = join(dataFolder, topologyFile);
  writeFileSync(`${path}.new`, JSON.stringify(topology));
  // Whatever the umask is, the server may run as another user than this process; the folder itself is private.
  chmodSync(`${path}.new`, 0o644);
  renameSync(`${path}.new`, path);
}
