import { faults } from '../faults';
import { formatArn } from '../names/arns';
import { parseReference } from '../names/identifiers';
import { describeSnapshot } from '../shapes/cluster-snapshot-shape';
import type { RdsAction } from './action';

/** Deletes a snapshot immediately, also one that failed. A cluster that is being restored from it is not affected. */
export const deleteDBClusterSnapshot: RdsAction<'DeleteDBClusterSnapshot'> = async (rds, input) => {
  const { account, log } = rds.deps;
  const { DBClusterSnapshotIdentifier: asked } = input;
  const name = parseReference(account, 'cluster-snapshot', 'DBClusterSnapshotIdentifier', asked);
  const snapshot = rds.snapshots.require(name);
  if (snapshot.status === 'creating') {
    throw faults.snapshotState(
      `DB cluster snapshot ${name} is in status creating; DeleteDBClusterSnapshot requires status available.`,
    );
  }
  const DBClusterSnapshot = describeSnapshot(rds, snapshot);
  rds.snapshots
    .remove(snapshot)
    .catch((error: unknown) =>
      log(`The data of DB cluster snapshot ${name} is not deleted: ${String(error)}`),
    );
  rds.tags.forget(formatArn(account, 'cluster-snapshot', name));
  return { DBClusterSnapshot };
};
