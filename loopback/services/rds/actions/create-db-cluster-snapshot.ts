import { takeSnapshot } from '../clusters/take-snapshot';
import { parseIdentifier } from '../names/identifiers';
import { describeSnapshot } from '../shapes/cluster-snapshot-shape';
import { requireTags } from '../stored/tags';
import type { RdsAction } from './action';

export const createDBClusterSnapshot: RdsAction<'CreateDBClusterSnapshot'> = async (rds, input) => {
  const identifier = parseIdentifier('DBClusterSnapshotIdentifier', input.DBClusterSnapshotIdentifier);
  requireTags(input.Tags);
  const record = rds.cluster(parseIdentifier('DBClusterIdentifier', input.DBClusterIdentifier));
  rds.snapshots.requireNew(identifier);
  const { done } = record.hosted.backUp();
  const snapshot = takeSnapshot(rds, record, identifier, done, input.Tags);
  return { DBClusterSnapshot: describeSnapshot(rds, snapshot) };
};
