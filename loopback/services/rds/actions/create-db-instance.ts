import type { CreateDBInstanceCommandInput } from '@aws-sdk/client-rds';
import { CommonError } from '../../../gateway/errors';
import { resolveEngineVersion } from '../clusters/engine-versions';
import { requireInstanceClass } from '../clusters/instance-classes';
import { faults } from '../faults';
import { formatArn } from '../names/arns';
import { parseIdentifier } from '../names/identifiers';
import { createInstanceRules } from '../parameters/instance-parameters';
import { tierRange } from '../parameters/ranges';
import { applyRules } from '../parameters/rules';
import { describeInstance } from '../shapes/instance-shape';
import type { ClusterRecord, RdsState } from '../state';
import { requireTags } from '../stored/tags';
import type { RdsAction } from './action';

export const createDBInstance: RdsAction<'CreateDBInstance'> = async (rds, input) => {
  const identifier = parseIdentifier('DBInstanceIdentifier', input.DBInstanceIdentifier);
  const shown = applyRules(input, createInstanceRules);
  requireTags(input.Tags);
  const cluster = findCluster(rds, input);
  if (rds.instances.some(({ member }) => member.identifier === identifier)) throw faults.instanceExists();
  const instanceClass = requireInstanceClass(input.DBInstanceClass, cluster);
  requireSameVersion(rds, cluster, input.EngineVersion);
  const { member } = cluster.hosted.cluster.addInstance({
    identifier,
    instanceClass,
    availabilityZone: zoneOf(cluster, input.AvailabilityZone),
    promotionTier: input.PromotionTier ?? tierRange.default,
  });
  const record = { cluster, member };
  rds.changeInstanceSettings(record, { ...defaults, ...shown });
  rds.tags.add(formatArn(rds.deps.account, 'db', identifier), input.Tags ?? []);
  return { DBInstance: describeInstance(rds, record) };
};

const defaults = {
  PreferredMaintenanceWindow: 'sun:05:00-sun:05:30',
  AutoMinorVersionUpgrade: true,
  MonitoringInterval: 0,
  PerformanceInsightsEnabled: false,
  DatabaseInsightsMode: 'standard',
} as const;

function findCluster(rds: RdsState, input: CreateDBInstanceCommandInput): ClusterRecord {
  if (input.DBClusterIdentifier === undefined) {
    throw new CommonError(
      'InvalidParameterCombination',
      'DBClusterIdentifier is required for Aurora instances.',
    );
  }
  const cluster = rds.cluster(parseIdentifier('DBClusterIdentifier', input.DBClusterIdentifier));
  const asked = input.DBSubnetGroupName?.toLowerCase();
  if (asked !== undefined && asked !== cluster.subnetGroup) {
    throw new CommonError(
      'InvalidParameterCombination',
      `The DB instance and its DB cluster must have the same DB subnet group: ${cluster.subnetGroup ?? 'none'}, not ${asked}.`,
    );
  }
  return cluster;
}

function requireSameVersion(rds: RdsState, { hosted }: ClusterRecord, asked: string | undefined): void {
  if (asked === undefined) return;
  const version = resolveEngineVersion(rds.deps.host.defaultMajor, asked);
  if (version === hosted.cluster.engineVersion) return;
  throw new CommonError(
    'InvalidParameterCombination',
    `The engine version that you requested for your DB instance (${asked}) does not match the engine version of your ` +
      `DB cluster (${hosted.cluster.engineVersion}).`,
  );
}

/** Returns the requested zone, or the zone with the fewest instances of the cluster. */
function zoneOf({ hosted, availabilityZones }: ClusterRecord, asked: string | undefined): string {
  if (asked !== undefined) {
    if (availabilityZones.includes(asked)) return asked;
    throw new CommonError(
      'InvalidParameterValue',
      `Invalid Availability Zone ${asked}; the cluster's instances can be in ${availabilityZones.join(', ')}.`,
    );
  }
  const countIn = (zone: string) =>
    hosted.cluster.members.filter((member) => member.availabilityZone === zone).length;
  return availabilityZones.reduce((best, zone) => (countIn(zone) < countIn(best) ? zone : best));
}
