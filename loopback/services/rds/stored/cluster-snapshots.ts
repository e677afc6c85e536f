import type { DBClusterSnapshot } from '@aws-sdk/client-rds';
import type { Backup } from '../clusters/cluster-host';
import { faults } from '../faults';

/** Snapshot of a cluster. It exists independently of the cluster. */
export interface ClusterSnapshot {
  /** Lower case. */
  readonly identifier: string;
  readonly createdAt: Date;
  status: 'creating' | 'available' | 'failed';
  /** Facts about the cluster at the time of the snapshot, as Describe calls show them. */
  readonly shown: Partial<DBClusterSnapshot>;
  /** Needed if the cluster never had an instance, so that its data contains no master user. */
  readonly masterPassword: string;
  readonly databaseName: string | undefined;
  /** Undefined until the snapshot is available. */
  backup: Backup | undefined;
  /** Restores that copy the data now. */
  readonly restores: Set<Promise<unknown>>;
}

/** Snapshots of an account. They are removed with the account's folder. */
export class ClusterSnapshots {
  readonly #snapshots = new Map<string, ClusterSnapshot>();

  get all(): readonly ClusterSnapshot[] {
    return [...this.#snapshots.values()];
  }

  /** Throws `DBClusterSnapshotNotFoundFault`. */
  require(identifier: string): ClusterSnapshot {
    const snapshot = this.#snapshots.get(identifier);
    if (snapshot === undefined) throw faults.snapshotNotFound(identifier);
    return snapshot;
  }

  /** Throws `DBClusterSnapshotAlreadyExistsFault`. */
  requireNew(identifier: string): void {
    if (this.#snapshots.has(identifier)) throw faults.snapshotExists(identifier);
  }

  /** Adds a snapshot in status `creating`. It becomes available with the backup, or failed. */
  add(
    facts: Omit<ClusterSnapshot, 'status' | 'backup' | 'restores'>,
    backup: Promise<Backup | undefined>,
  ): ClusterSnapshot {
    this.requireNew(facts.identifier);
    const snapshot: ClusterSnapshot = {
      ...facts,
      status: 'creating',
      backup: undefined,
      restores: new Set(),
    };
    this.#snapshots.set(facts.identifier, snapshot);
    const finish = (made: Backup | undefined) => {
      snapshot.backup = made;
      snapshot.status = made === undefined ? 'failed' : 'available';
    };
    // The cluster has logged the error.
    backup.then(finish, () => finish(undefined));
    return snapshot;
  }

  /** Keeps the data of a snapshot until a restore has ended, even if the snapshot is deleted. */
  keepFor({ restores }: ClusterSnapshot, restore: Promise<unknown>): void {
    restores.add(restore);
    const end = () => restores.delete(restore);
    restore.then(end, end);
  }

  /** Removes a snapshot, and its data once no cluster is being restored from it. */
  async remove({ identifier, restores, backup }: ClusterSnapshot): Promise<void> {
    this.#snapshots.delete(identifier);
    await Promise.allSettled(restores);
    await backup?.remove();
  }
}
