import type * as rds from '@aws-sdk/client-rds';
import type { ActionResources, Caller } from '../../../gateway/service';

type Kind = 'cluster' | 'cluster-endpoint' | 'cluster-pg' | 'db' | 'global-cluster' | 'subgrp';

/**
 * The ARNs that RDS calls are authorised against. A Describe call that names nothing is one for all (`db:*`). What
 * is not here is authorised against `*`: DescribeEvents, DescribeDBEngineVersions and the like.
 *
 * Source: Service Authorization Reference, "Actions defined by Amazon RDS".
 */
export function rdsActionResources(accountId: string): ActionResources<typeof rds> {
  /** `names` may be ARNs already; those left out do not count, unless all are. */
  const arns = (caller: Caller, kind: Kind, ...names: readonly (string | undefined)[]): string[] => {
    const given = names.flatMap((name) => (name ? [name] : []));
    return (given.length === 0 ? ['*'] : given).map((name) => {
      if (name.startsWith('arn:')) return name;
      const global = kind === 'global-cluster';
      return `arn:aws:rds:${global ? '' : caller.region}:${accountId}:${kind}:${name.toLowerCase()}`;
    });
  };
  /** A further resource that a call may name. */
  const and = (caller: Caller, kind: Kind, name: string | undefined): string[] =>
    name ? arns(caller, kind, name) : [];

  return {
    DescribeDBClusters: (input, caller) => arns(caller, 'cluster', input.DBClusterIdentifier),
    DescribeDBInstances: (input, caller) => arns(caller, 'db', input.DBInstanceIdentifier),
    DescribeDBClusterEndpoints: (input, caller) => arns(caller, 'cluster', input.DBClusterIdentifier),
    DescribeDBClusterParameterGroups: (input, caller) =>
      arns(caller, 'cluster-pg', input.DBClusterParameterGroupName),
    DescribeDBSubnetGroups: (input, caller) => arns(caller, 'subgrp', input.DBSubnetGroupName),
    DescribeGlobalClusters: (input, caller) => arns(caller, 'global-cluster', input.GlobalClusterIdentifier),
    FailoverDBCluster: (input, caller) => [
      ...arns(caller, 'cluster', input.DBClusterIdentifier),
      ...and(caller, 'db', input.TargetDBInstanceIdentifier),
    ],
    CreateDBCluster: (input, caller) => [
      ...arns(caller, 'cluster', input.DBClusterIdentifier),
      ...and(caller, 'cluster-pg', input.DBClusterParameterGroupName),
      ...and(caller, 'subgrp', input.DBSubnetGroupName),
    ],
    ModifyDBCluster: (input, caller) => [
      ...arns(caller, 'cluster', input.DBClusterIdentifier),
      ...and(caller, 'cluster-pg', input.DBClusterParameterGroupName),
    ],
    DeleteDBCluster: (input, caller) => arns(caller, 'cluster', input.DBClusterIdentifier),
    StartDBCluster: (input, caller) => arns(caller, 'cluster', input.DBClusterIdentifier),
    StopDBCluster: (input, caller) => arns(caller, 'cluster', input.DBClusterIdentifier),
    CreateDBInstance: (input, caller) => [
      ...arns(caller, 'db', input.DBInstanceIdentifier),
      ...and(caller, 'cluster', input.DBClusterIdentifier),
    ],
    ModifyDBInstance: (input, caller) => arns(caller, 'db', input.DBInstanceIdentifier),
    DeleteDBInstance: (input, caller) => arns(caller, 'db', input.DBInstanceIdentifier),
    RebootDBInstance: (input, caller) => arns(caller, 'db', input.DBInstanceIdentifier),
    CreateDBSubnetGroup: (input, caller) => arns(caller, 'subgrp', input.DBSubnetGroupName),
    DeleteDBSubnetGroup: (input, caller) => arns(caller, 'subgrp', input.DBSubnetGroupName),
    CreateDBClusterParameterGroup: (input, caller) =>
      arns(caller, 'cluster-pg', input.DBClusterParameterGroupName),
    DeleteDBClusterParameterGroup: (input, caller) =>
      arns(caller, 'cluster-pg', input.DBClusterParameterGroupName),
    AddTagsToResource: ({ ResourceName = '*' }) => [ResourceName],
    ListTagsForResource: ({ ResourceName = '*' }) => [ResourceName],
    RemoveTagsFromResource: ({ ResourceName = '*' }) => [ResourceName],
  };
}
