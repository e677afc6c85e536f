import type { DBClusterSnapshot } from '@aws-sdk/client-rds';
import { engineName } from '../clusters/engine-versions';
import { formatArn } from '../names/arns';
import type { ClusterRecord, RdsState } from '../state';
import type { ClusterSnapshot } from '../stored/cluster-snapshots';

/** Facts about a cluster that its snapshots keep. */
export function snapshotFactsOf(
  { subnetGroups }: RdsState,
  record: ClusterRecord,
): Partial<DBClusterSnapshot> {
  const { hosted, shown, masterUsername, subnetGroup, availabilityZones } = record;
  const { cluster, port } = hosted;
  return {
    DBClusterIdentifier: cluster.identifier,
    DbClusterResourceId: cluster.resourceId,
    ClusterCreateTime: cluster.createdAt,
    EngineVersion: cluster.engineVersion,
    Port: port,
    MasterUsername: masterUsername,
    AvailabilityZones: [...availabilityZones],
    VpcId: subnetGroup === undefined ? undefined : subnetGroups.require(subnetGroup).vpcId,
    StorageEncrypted: shown.StorageEncrypted,
    StorageType: shown.StorageType,
    KmsKeyId: shown.KmsKeyId,
    BackupRetentionPeriod: shown.BackupRetentionPeriod,
    PreferredBackupWindow: shown.PreferredBackupWindow,
    IAMDatabaseAuthenticationEnabled: shown.IAMDatabaseAuthenticationEnabled,
  };
}

/** Describes a snapshot in the API's format. All snapshots of the account are manual, also final ones, as on AWS. */
export function describeSnapshot(rds: RdsState, snapshot: ClusterSnapshot): DBClusterSnapshot {
  const arn = formatArn(rds.deps.account, 'cluster-snapshot', snapshot.identifier);
  return {
    ...snapshot.shown,
    DBClusterSnapshotIdentifier: snapshot.identifier,
    DBClusterSnapshotArn: arn,
    SnapshotCreateTime: snapshot.createdAt,
    Status: snapshot.status,
    SnapshotType: snapshotType,
    PercentProgress: snapshot.status === 'available' ? 100 : 0,
    Engine: engineName,
    EngineMode: 'provisioned',
    LicenseModel: 'postgresql-license',
    AllocatedStorage: 1,
    TagList: rds.tags.list(arn),
  };
}

export const snapshotType = 'manual';
