import { chmodSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** List of the cluster's members, which a server cannot find out by itself. */
export interface PublishedTopology {
  readonly members: readonly TopologyMember[];
}

export interface TopologyMember {
  readonly identifier: string;
  /** Constant for the life of the instance. A reader's `session_id` is derived from it. */
  readonly resourceId: string;
  readonly role: 'writer' | 'reader';
  /**
   * When an instance that is down was last up; absent while it is up. Drivers drop an instance five minutes after this
   * time.
   */
  readonly lastSeenAt?: Date;
}

/** Name of the file in the data folder, where no client can write. */
export const topologyFile = 'aurora-topology.json';

/**
 * Writes the list of the cluster's members to one member; to be called for each member at each change. A concurrent
 * query reads either the old or the new file. Synchronous, so that the later of two changes wins. Throws if the folder
 * does not exist.
 */
export function writeTopology(dataFolder: string, topology: PublishedTopology): void {
  const path = join(dataFolder, topologyFile);
  writeFileSync(`${path}.new`, JSON.stringify(topology));
  // Set regardless of the umask: the server may run as another user than this process. The folder itself is private.
  chmodSync(`${path}.new`, 0o644);
  renameSync(`${path}.new`, path);
}
