import { faults } from '../faults';
import type { RdsAction } from './action';

/** Always empty: snapshots are not supported. */
export const describeDBClusterSnapshots: RdsAction<'DescribeDBClusterSnapshots'> = async (_rds, input) => {
  if (input.DBClusterSnapshotIdentifier !== undefined)
    throw faults.snapshotNotFound(input.DBClusterSnapshotIdentifier);
  return { DBClusterSnapshots: [] };
};
