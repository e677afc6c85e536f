import type { Construct } from 'constructs';
import type { LabDatabase } from './lab-database';
import { LabFunction } from './lab-function';

export interface FailoverFunctionProps {
  readonly database: LabDatabase;
}

/**
 * Function that fails the cluster over once per invocation, and reports what happened.
 *
 * It runs outside the VPC: it only calls the RDS API, which isolated subnets cannot reach.
 */
export class FailoverFunction extends LabFunction {
  constructor(scope: Construct, id: string, props: FailoverFunctionProps) {
    const { cluster, instanceArns } = props.database;
    super(scope, id, {
      entry: "export { handler } from './failover/index';",
      description: 'Fails the Aurora cluster over and reports what happened',
      memoryMib: 256,
      environment: { CLUSTER_IDENTIFIER: cluster.clusterIdentifier },
      statements: [
        { actions: ['rds:DescribeDBClusters'], resources: [cluster.clusterArn] },
        { actions: ['rds:FailoverDBCluster'], resources: [cluster.clusterArn, ...instanceArns] },
        { actions: ['rds:DescribeDBInstances'], resources: [...instanceArns] },
        { actions: ['rds:DescribeEvents'], resources: ['*'] },
      ],
      wildcardReason: 'rds:DescribeEvents has no resource types: IAM accepts * only.',
    });
  }
}
