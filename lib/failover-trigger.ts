import { ArnFormat } from 'aws-cdk-lib';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IDatabaseCluster } from 'aws-cdk-lib/aws-rds';
import type { Construct } from 'constructs';
import { attributeOf, showCluster } from './cluster-attributes';
import { addDrillOutputs } from './drill-outputs';
import { LabFunction } from './lab-function';

export interface FailoverTriggerProps {
  /** Aurora cluster that the function fails over: of this app, or imported. */
  readonly cluster: IDatabaseCluster;
  /**
   * Identifiers of all instances of the cluster. The function can fail over only to these.
   *
   * @default - the instances that `cluster` knows
   */
  readonly instanceIdentifiers?: readonly string[];
  /**
   * Time for which the function's log is kept.
   *
   * @default RetentionDays.ONE_WEEK
   */
  readonly logRetention?: RetentionDays;
}

/**
 * Function that fails the cluster over once per invocation, and reports what happened.
 *
 * It runs outside the VPC: it only calls the RDS API, which isolated subnets cannot reach.
 */
export class FailoverTrigger extends LabFunction {
  constructor(scope: Construct, id: string, props: FailoverTriggerProps) {
    const { cluster, logRetention } = props;
    const instanceArns = instanceArnsOf(props, `${scope.node.path}/${id}`);
    super(scope, id, {
      source: { name: 'failover' },
      description: 'Fails the Aurora cluster over and reports what happened',
      memoryMib: 256,
      logRetention,
      environment: { CLUSTER_IDENTIFIER: cluster.clusterIdentifier },
      statements: [
        { actions: ['rds:DescribeDBClusters'], resources: [cluster.clusterArn] },
        { actions: ['rds:FailoverDBCluster'], resources: [cluster.clusterArn, ...instanceArns] },
        { actions: ['rds:DescribeDBInstances'], resources: instanceArns },
        { actions: ['rds:DescribeEvents'], resources: ['*'] },
      ],
      wildcardReason: 'rds:DescribeEvents has no resource types: IAM accepts * only.',
    });
    addDrillOutputs(this, {
      ClusterIdentifier: cluster.clusterIdentifier,
      ClusterArn: cluster.clusterArn,
      FailoverFunctionName: this.function.functionName,
    });
  }
}

/** @throws Error if the instances of the cluster are unknown */
function instanceArnsOf({ cluster, instanceIdentifiers }: FailoverTriggerProps, path: string): string[] {
  const identifiers = instanceIdentifiers ?? attributeOf(() => cluster.instanceIdentifiers) ?? [];
  if (identifiers.length === 0) {
    throw new Error(
      `FailoverTrigger ${path}: the instances of the cluster ${showCluster(cluster)} are unknown, and the policy of the function must name each of them; set instanceIdentifiers of the FailoverTrigger, or instanceIdentifiers in DatabaseCluster.fromDatabaseClusterAttributes`,
    );
  }
  return identifiers.map((resourceName) =>
    cluster.stack.formatArn({
      service: 'rds',
      resource: 'db',
      resourceName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    }),
  );
}
