import type { DBCluster } from '@aws-sdk/client-rds';
import { engineName } from '../clusters/engine-versions';
import { formatArn } from '../names/arns';
import type { ClusterRecord, RdsState } from '../state';

/** Describes a cluster in the API's format. Status, members and port come from the running cluster. */
export function describeCluster(rds: RdsState, record: ClusterRecord): DBCluster {
  const { hosted } = record;
  const { cluster } = hosted;
  const arn = formatArn(rds.deps.account, 'cluster', cluster.identifier);
  return {
    DBClusterIdentifier: cluster.identifier,
    DbClusterResourceId: cluster.resourceId,
    DBClusterArn: arn,
    ClusterCreateTime: cluster.createdAt,
    Status: cluster.status,
    Engine: engineName,
    EngineVersion: cluster.engineVersion,
    EngineMode: 'provisioned',
    Endpoint: hosted.hostName('cluster'),
    ReaderEndpoint: hosted.hostName('reader'),
    CustomEndpoints: [],
    Port: hosted.port,
    MultiAZ: new Set(cluster.members.map(({ availabilityZone }) => availabilityZone)).size > 1,
    AvailabilityZones: [...record.availabilityZones],
    AllocatedStorage: 1,
    DBClusterParameterGroup: record.parameterGroup,
    DBSubnetGroup: record.subnetGroup,
    DBClusterMembers: cluster.members.map((member) => ({
      DBInstanceIdentifier: member.identifier,
      IsClusterWriter: member.role === 'writer',
      DBClusterParameterGroupStatus: parameterStatus(rds, record),
      PromotionTier: member.promotionTier,
    })),
    ReadReplicaIdentifiers: [],
    AssociatedRoles: [],
    DomainMemberships: [],
    NetworkType: 'IPV4',
    ActivityStreamStatus: 'stopped',
    CrossAccountClone: false,
    TagList: rds.tags.list(arn),
    // Last, because V8 takes 100 times as long for a literal that begins with another object's members.
    ...record.shown,
  };
}

/** Status of the cluster's parameters, which are never applied to the database. AWS calls this state a pending reboot. */
function parameterStatus(rds: RdsState, { parameterGroup }: ClusterRecord): string {
  return rds.parameterGroups.find(parameterGroup)?.parameters.size ? 'pending-reboot' : 'in-sync';
}
