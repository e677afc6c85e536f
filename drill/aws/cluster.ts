import { DescribeDBClustersCommand, DescribeDBInstancesCommand } from '@aws-sdk/client-rds';
import type { Clients } from './clients';
import type { DeployedLab } from './deployed-lab';

export interface ClusterView {
  readonly status: string;
  readonly engineVersion?: string;
  readonly members: readonly MemberView[];
}

export interface MemberView {
  readonly identifier: string;
  readonly isWriter: boolean;
  /** Status of the instance; `missing` if the cluster lists a member whose instance no longer exists. */
  readonly status: string;
  readonly instanceClass?: string;
  readonly availabilityZone?: string;
  readonly promotionTier?: number;
}

/** Describes the lab's cluster and its instances. */
export async function describeCluster(
  { rds }: Clients,
  lab: DeployedLab,
  signal: AbortSignal,
): Promise<ClusterView> {
  const DBClusterIdentifier = lab.ClusterIdentifier;
  const [{ DBClusters: [cluster] = [] }, { DBInstances: instances = [] }] = await Promise.all([
    rds.send(new DescribeDBClustersCommand({ DBClusterIdentifier }), { abortSignal: signal }),
    rds.send(
      new DescribeDBInstancesCommand({ Filters: [{ Name: 'db-cluster-id', Values: [DBClusterIdentifier] }] }),
      { abortSignal: signal },
    ),
  ]);
  return {
    status: cluster?.Status ?? 'missing',
    engineVersion: cluster?.EngineVersion,
    members: (cluster?.DBClusterMembers ?? [])
      .map(({ DBInstanceIdentifier: identifier = '', IsClusterWriter, PromotionTier }) => {
        const instance = instances.find((each) => each.DBInstanceIdentifier === identifier);
        return {
          identifier,
          isWriter: IsClusterWriter === true,
          status: instance?.DBInstanceStatus ?? 'missing',
          instanceClass: instance?.DBInstanceClass,
          availabilityZone: instance?.AvailabilityZone,
          promotionTier: PromotionTier,
        };
      })
      .sort((one, other) => (one.identifier < other.identifier ? -1 : 1)),
  };
}
