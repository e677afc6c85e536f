import type { DBInstance } from '@aws-sdk/client-rds';
import { engineName, familyOf } from '../clusters/engine-versions';
import { formatArn } from '../names/arns';
import type { InstanceRecord, RdsState } from '../state';
import { describeSubnetGroup } from './subnet-group-shape';

/** Describes an instance in the API's format. Repeats settings of the cluster, as AWS does. */
export function describeInstance(rds: RdsState, record: InstanceRecord): DBInstance {
  const { member } = record;
  const { hosted, shown, subnetGroup } = record.cluster;
  const { cluster } = hosted;
  const arn = formatArn(rds.deps.account, 'db', member.identifier);
  return {
    ...rds.instanceSettings(record),
    DBInstanceIdentifier: member.identifier,
    DbiResourceId: member.resourceId,
    DBInstanceArn: arn,
    InstanceCreateTime: member.createdAt,
    DBInstanceStatus: member.status,
    DBInstanceClass: member.instanceClass,
    PendingModifiedValues: { DBInstanceClass: member.pendingInstanceClass },
    AvailabilityZone: member.availabilityZone,
    PromotionTier: member.promotionTier,
    DBClusterIdentifier: cluster.identifier,
    Engine: engineName,
    EngineVersion: cluster.engineVersion,
    EngineLifecycleSupport: shown.EngineLifecycleSupport,
    LicenseModel: 'postgresql-license',
    // Shown once clients can connect.
    ...(member.status !== 'creating' && {
      Endpoint: { Address: hosted.hostName({ instance: member.identifier }), Port: hosted.port },
    }),
    DbInstancePort: 0,
    MasterUsername: shown.MasterUsername,
    DBName: shown.DatabaseName,
    BackupRetentionPeriod: shown.BackupRetentionPeriod,
    PreferredBackupWindow: shown.PreferredBackupWindow,
    IAMDatabaseAuthenticationEnabled: shown.IAMDatabaseAuthenticationEnabled,
    VpcSecurityGroups: shown.VpcSecurityGroups,
    StorageEncrypted: shown.StorageEncrypted,
    KmsKeyId: shown.KmsKeyId,
    DeletionProtection: false,
    CopyTagsToSnapshot: shown.CopyTagsToSnapshot,
    EnabledCloudwatchLogsExports: shown.EnabledCloudwatchLogsExports,
    DBParameterGroups: [
      { DBParameterGroupName: `default.${familyOf(cluster.engineVersion)}`, ParameterApplyStatus: 'in-sync' },
    ],
    DBSubnetGroup:
      subnetGroup === undefined ? undefined : describeSubnetGroup(rds, rds.subnetGroups.require(subnetGroup)),
    DBSecurityGroups: [],
    ReadReplicaDBInstanceIdentifiers: [],
    DomainMemberships: [],
    AssociatedRoles: [],
    StorageType: shown.StorageType ?? 'aurora',
    AllocatedStorage: 1,
    MultiAZ: false,
    PubliclyAccessible: false,
    NetworkType: 'IPV4',
    TagList: rds.tags.list(arn),
  };
}
