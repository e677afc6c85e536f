import type { CreateDBClusterCommandInput, DBCluster, Tag } from '@aws-sdk/client-rds';
import { CommonError } from '../../../gateway/errors';
import { faults } from '../faults';
import { parseGroupName, parseIdentifier } from '../names/identifiers';
import { createClusterRules } from '../parameters/cluster-parameters';
import { applyRules } from '../parameters/rules';
import type { RdsState } from '../state';
import { defaultGroupName } from '../stored/cluster-parameter-groups';
import { requireTags } from '../stored/tags';
import type { Backup } from './cluster-host';
import { familyOf, resolveEngineVersion } from './engine-versions';
import { choosePasswordChange } from './password-change';

/** Checked and completed request for a cluster. */
export interface ClusterPlan {
  readonly identifier: string;
  readonly engineVersion: string;
  readonly parameterGroup: string;
  readonly subnetGroup: string | undefined;
  /** Availability Zones for its instances. */
  readonly availabilityZones: readonly string[];
  readonly port: number | undefined;
  readonly masterUsername: string;
  /** Undefined if RDS generates and manages the password. */
  readonly masterPassword: string | undefined;
  /** Key of the managed password's secret. */
  readonly secretKmsKeyId?: string | undefined;
  readonly restoredFrom?: Backup;
  readonly shown: Partial<DBCluster>;
  readonly tags: readonly Tag[];
}

/** Checks a request against the rules and the account's resources. Changes nothing. */
export function planCluster(rds: RdsState, input: CreateDBClusterCommandInput): ClusterPlan {
  const identifier = parseIdentifier('DBClusterIdentifier', input.DBClusterIdentifier);
  const shown = { ...clusterDefaults, ...applyRules(input, createClusterRules) };
  const { Tags: tags = [] } = input;
  requireTags(tags);
  const engineVersion = resolveEngineVersion(rds.deps.host.defaultMajor, input.EngineVersion);
  rds.deps.host.requireEngine(engineVersion);
  return {
    identifier,
    engineVersion,
    ...findSurroundings(rds, input, engineVersion),
    port: input.Port,
    masterUsername: requireGiven('MasterUsername', input.MasterUsername),
    masterPassword: choosePassword(input),
    secretKmsKeyId: input.MasterUserSecretKmsKeyId,
    shown,
    tags,
  };
}

/** Finds the resources that a new or restored cluster uses. */
export function findSurroundings(
  rds: RdsState,
  input: Surroundings,
  engineVersion: string,
): Pick<ClusterPlan, 'parameterGroup' | 'subnetGroup' | 'availabilityZones'> {
  const subnetGroup = findSubnetGroup(rds, input);
  return {
    parameterGroup: parameterGroupOf(rds, input.DBClusterParameterGroupName, familyOf(engineVersion)),
    subnetGroup: subnetGroup?.name,
    availabilityZones: subnetGroup?.availabilityZones ?? zonesOf(rds, input),
  };
}

type Surroundings = Pick<
  CreateDBClusterCommandInput,
  'DBClusterParameterGroupName' | 'DBSubnetGroupName' | 'AvailabilityZones'
>;

/** AWS's defaults. AWS chooses the windows at random; here they are always these. */
export const clusterDefaults: Partial<DBCluster> = {
  BackupRetentionPeriod: 1,
  PreferredBackupWindow: '03:00-03:30',
  PreferredMaintenanceWindow: 'sun:05:00-sun:05:30',
  StorageEncrypted: false,
  DeletionProtection: false,
  HttpEndpointEnabled: false,
  IAMDatabaseAuthenticationEnabled: false,
  CopyTagsToSnapshot: false,
  AutoMinorVersionUpgrade: true,
  VpcSecurityGroups: [],
  DatabaseInsightsMode: 'standard',
  EngineLifecycleSupport: 'open-source-rds-extended-support',
};

function findSubnetGroup({ subnetGroups }: RdsState, { DBSubnetGroupName: name }: Surroundings) {
  return name === undefined ? undefined : subnetGroups.require(parseGroupName('DBSubnetGroupName', name));
}

/** Returns the name of a cluster's parameter group. The group must belong to the family of the cluster's version. */
export function parameterGroupOf(
  { parameterGroups }: RdsState,
  asked: string | undefined,
  family: string,
): string {
  if (asked === undefined) return defaultGroupName(family);
  const group = parameterGroups.find(asked.toLowerCase());
  if (group === undefined) throw faults.clusterParameterGroupNotFound(asked);
  if (group.family === family) return group.name;
  throw new CommonError(
    'InvalidParameterCombination',
    `The parameter group ${group.name} with DBParameterGroupFamily ${group.family} can't be used for this cluster. ` +
      `Use a parameter group with DBParameterGroupFamily ${family}.`,
  );
}

function zonesOf({ deps }: RdsState, { AvailabilityZones: asked }: Surroundings): readonly string[] {
  const { availabilityZones } = deps.account;
  const foreign = asked?.filter((zone) => !availabilityZones.includes(zone)) ?? [];
  if (foreign.length === 0) return asked?.length ? asked : availabilityZones;
  throw new CommonError(
    'InvalidParameterValue',
    `Invalid Availability Zones ${foreign.join(', ')}; the region has ${availabilityZones.join(', ')}.`,
  );
}

function choosePassword(input: CreateDBClusterCommandInput): string | undefined {
  const change = choosePasswordChange(input, {});
  if (change.state === 'managed') return undefined;
  return requireGiven('MasterUserPassword', change.state === 'given' ? change.password : undefined);
}

function requireGiven(parameter: string, value: string | undefined): string {
  if (value !== undefined && value !== '') return value;
  throw new CommonError(
    'InvalidParameterValue',
    `The parameter ${parameter} must be provided and must not be blank.`,
  );
}
