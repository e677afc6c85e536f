import type { ActionResources } from '../../gateway/service';
import type { AccountIdentity } from '../account-identity';
import type { Rds } from './actions/action';
import type { ArnKind } from './names/arns';
import { formatArn } from './names/arns';

/**
 * Resources that each action touches, as IAM policies name them (Service Authorization Reference, "Actions defined by
 * Amazon RDS"). An action that is not listed has the resource `*`.
 */
export function rdsActionResources(account: AccountIdentity): ActionResources<Rds> {
  const arnOf = (kind: ArnKind, name: string | undefined): string => {
    if (name?.startsWith('arn:')) return name;
    return formatArn(account, kind, name === undefined ? '*' : name.toLowerCase());
  };
  const cluster = ({ DBClusterIdentifier }: { DBClusterIdentifier?: string | undefined }) => [
    arnOf('cluster', DBClusterIdentifier),
  ];
  const instance = ({ DBInstanceIdentifier }: { DBInstanceIdentifier?: string | undefined }) => [
    arnOf('db', DBInstanceIdentifier),
  ];
  const subnetGroup = ({ DBSubnetGroupName }: { DBSubnetGroupName?: string | undefined }) => [
    arnOf('subgrp', DBSubnetGroupName),
  ];
  const parameterGroup = (input: { DBClusterParameterGroupName?: string | undefined }) => [
    arnOf('cluster-pg', input.DBClusterParameterGroupName),
  ];
  const snapshot = (input: { DBClusterSnapshotIdentifier?: string | undefined }) => [
    arnOf('cluster-snapshot', input.DBClusterSnapshotIdentifier),
  ];
  const resource = ({ ResourceName = '*' }: { ResourceName?: string | undefined }) => [ResourceName];
  return {
    CreateDBCluster: cluster,
    CreateDBInstance: (input) => [...instance(input), ...cluster(input)],
    CreateDBClusterParameterGroup: parameterGroup,
    CreateDBClusterSnapshot: (input) => [...cluster(input), ...snapshot(input)],
    CreateDBSubnetGroup: subnetGroup,
    DeleteDBCluster: (input) => {
      const name = input.FinalDBSnapshotIdentifier;
      return [...cluster(input), ...(name ? [arnOf('cluster-snapshot', name)] : [])];
    },
    DeleteDBClusterSnapshot: snapshot,
    DeleteDBClusterParameterGroup: parameterGroup,
    DeleteDBInstance: instance,
    DeleteDBSubnetGroup: subnetGroup,
    DescribeDBClusterEndpoints: cluster,
    DescribeDBClusterParameterGroups: parameterGroup,
    DescribeDBClusterParameters: parameterGroup,
    DescribeDBClusters: cluster,
    DescribeDBClusterSnapshots: (input) => [...cluster(input), ...snapshot(input)],
    DescribeDBInstances: instance,
    DescribeDBSubnetGroups: subnetGroup,
    FailoverDBCluster: (input) => {
      const target = input.TargetDBInstanceIdentifier;
      return [...cluster(input), ...(target ? [arnOf('db', target)] : [])];
    },
    ModifyDBCluster: cluster,
    ModifyDBClusterParameterGroup: parameterGroup,
    ModifyDBInstance: instance,
    RebootDBInstance: instance,
    RestoreDBClusterFromSnapshot: (input) => [
      ...cluster(input),
      arnOf('cluster-snapshot', input.SnapshotIdentifier),
    ],
    StartDBCluster: cluster,
    StopDBCluster: cluster,
    ApplyPendingMaintenanceAction: ({ ResourceIdentifier = '*' }) => [ResourceIdentifier],
    DescribePendingMaintenanceActions: ({ ResourceIdentifier }) => [
      ResourceIdentifier ?? arnOf('db', undefined),
    ],
    AddTagsToResource: resource,
    ListTagsForResource: resource,
    RemoveTagsFromResource: resource,
  };
}
