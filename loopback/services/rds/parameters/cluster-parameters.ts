import type {
  CreateDBClusterCommandInput,
  DBCluster,
  ModifyDBClusterCommandInput,
} from '@aws-sdk/client-rds';
import { scalingConfiguration } from './capacity';
import { backupWindow, each, eachOf, integerBetween, maintenanceWindow, matching, oneOf } from './checks';
import { databaseName, masterPassword, masterUsername } from './master-user';
import { insightsRetention, monitoringIntervals, portRange } from './ranges';
import type { Rules } from './rules';
import { only, refused, shown, shownAs, used } from './rules';

/** Log types that Aurora PostgreSQL can export (API reference, `EnableCloudwatchLogsExports`). */
const logTypes = ['instance', 'postgresql', 'iam-db-auth-error'];
const securityGroup = each(matching(/^sg-[0-9a-z]+$/, 'the ID of a security group, sg-…'));

/** Parameters of both creation and modification. */
const common = {
  DBClusterIdentifier: used<string>(),
  BackupRetentionPeriod: shown<number, DBCluster>(integerBetween(1, 35)),
  DBClusterParameterGroupName: used<string>(),
  VpcSecurityGroupIds: shownAs<string[], DBCluster>(
    (ids) => ({ VpcSecurityGroups: ids.map((id) => ({ VpcSecurityGroupId: id, Status: 'active' })) }),
    securityGroup,
  ),
  Port: used<number>(integerBetween(portRange.min, portRange.max)),
  MasterUserPassword: used<string>(masterPassword),
  OptionGroupName: refused,
  PreferredBackupWindow: shown<string, DBCluster>(backupWindow),
  PreferredMaintenanceWindow: shownAs<string, DBCluster>(
    (window) => ({ PreferredMaintenanceWindow: window.toLowerCase() }),
    maintenanceWindow,
  ),
  EnableIAMDatabaseAuthentication: shownAs<boolean, DBCluster>((on) => ({
    IAMDatabaseAuthenticationEnabled: on,
  })),
  BacktrackWindow: only<number>(0),
  EngineVersion: used<string>(),
  Domain: refused,
  DomainIAMRoleName: refused,
  ScalingConfiguration: refused,
  DeletionProtection: shown<boolean, DBCluster>(),
  EnableHttpEndpoint: shownAs<boolean, DBCluster>((on) => ({ HttpEndpointEnabled: on })),
  CopyTagsToSnapshot: shown<boolean, DBCluster>(),
  EnableGlobalWriteForwarding: only<boolean>(false),
  DBClusterInstanceClass: refused,
  AllocatedStorage: refused,
  StorageType: shownAs<string, DBCluster>(
    (type) => (type === 'aurora' ? {} : { StorageType: type }),
    oneOf('aurora', 'aurora-iopt1'),
  ),
  Iops: refused,
  AutoMinorVersionUpgrade: shown<boolean, DBCluster>(),
  NetworkType: only<string>('IPV4'),
  ServerlessV2ScalingConfiguration: shown<
    NonNullable<CreateDBClusterCommandInput['ServerlessV2ScalingConfiguration']>,
    DBCluster
  >(scalingConfiguration),
  MonitoringInterval: shown<number, DBCluster>(oneOf(...monitoringIntervals)),
  MonitoringRoleArn: shown<string, DBCluster>(),
  DatabaseInsightsMode: shown<'standard' | 'advanced', DBCluster>(oneOf('standard', 'advanced')),
  EnablePerformanceInsights: shownAs<boolean, DBCluster>((on) => ({ PerformanceInsightsEnabled: on })),
  PerformanceInsightsKMSKeyId: shown<string, DBCluster>(),
  PerformanceInsightsRetentionPeriod: shown<number, DBCluster>(insightsRetention),
  EnableLimitlessDatabase: only<boolean>(false),
  ManageMasterUserPassword: used<boolean>(),
  EnableLocalWriteForwarding: only<boolean>(false),
  MasterUserSecretKmsKeyId: used<string>(),
  CACertificateIdentifier: refused,
  EngineMode: only<string>('provisioned'),
  EngineLifecycleSupport: shown<string, DBCluster>(
    oneOf('open-source-rds-extended-support', 'open-source-rds-extended-support-disabled'),
  ),
  MasterUserAuthenticationType: only<string>('password'),
} as const;

export const createClusterRules: Rules<CreateDBClusterCommandInput, DBCluster> = {
  ...common,
  Engine: only<string>('aurora-postgresql'),
  AvailabilityZones: used<string[]>(),
  CharacterSetName: only<string>('UTF8'),
  DatabaseName: shown<string, DBCluster>(databaseName),
  DBSubnetGroupName: used<string>(),
  MasterUsername: shown<string, DBCluster>(masterUsername),
  ReplicationSourceIdentifier: refused,
  Tags: used<NonNullable<CreateDBClusterCommandInput['Tags']>>(),
  TagSpecifications: refused,
  StorageEncrypted: shown<boolean, DBCluster>(),
  KmsKeyId: shown<string, DBCluster>(),
  PreSignedUrl: refused,
  EnableCloudwatchLogsExports: shownAs<string[], DBCluster>(
    (types) => ({ EnabledCloudwatchLogsExports: types }),
    eachOf(...logTypes),
  ),
  RdsCustomClusterConfiguration: refused,
  PubliclyAccessible: only<boolean>(false),
  GlobalClusterIdentifier: refused,
  ClusterScalabilityType: only<string>('standard'),
  DBSystemId: refused,
  WithExpressConfiguration: only<boolean>(false),
  AssociatedRoles: refused,
};

export const modifyClusterRules: Rules<ModifyDBClusterCommandInput, DBCluster> = {
  ...common,
  NewDBClusterIdentifier: refused,
  /** Required for a change of the version; all other changes are always applied immediately. */
  ApplyImmediately: used<boolean>(),
  CloudwatchLogsExportConfiguration: used<
    NonNullable<ModifyDBClusterCommandInput['CloudwatchLogsExportConfiguration']>
  >(({ EnableLogTypes = [], DisableLogTypes = [] }, name) =>
    eachOf(...logTypes)([...EnableLogTypes, ...DisableLogTypes], name),
  ),
  AllowMajorVersionUpgrade: only<boolean>(false),
  DBInstanceParameterGroupName: refused,
  RotateMasterUserPassword: used<boolean>(),
  AllowEngineModeChange: only<boolean>(false),
  AwsBackupRecoveryPointArn: refused,
};
