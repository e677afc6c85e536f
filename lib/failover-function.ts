import { join } from 'node:path';
import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { functionBundling } from './function-bundling';
import type { LabDatabase } from './lab-database';

export interface FailoverFunctionProps {
  readonly database: LabDatabase;
}

/**
 * The function that fails the cluster over and tells what happened, one invocation at a time.
 *
 * It runs outside the VPC: it calls the RDS API only, and isolated subnets have no way there.
 */
export class FailoverFunction extends Construct {
  readonly function: NodejsFunction;

  constructor(scope: Construct, id: string, props: FailoverFunctionProps) {
    super(scope, id);
    const { cluster, instanceArns } = props.database;
    const logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.ONE_WEEK,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // A role of its own keeps CDK from attaching a managed policy that may create log groups: a late
    // log line would bring the group back after `cdk destroy`.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    const statements = [
      { actions: ['rds:DescribeDBClusters'], resources: [cluster.clusterArn] },
      { actions: ['rds:FailoverDBCluster'], resources: [cluster.clusterArn, ...instanceArns] },
      { actions: ['rds:DescribeDBInstances'], resources: [...instanceArns] },
      { actions: ['rds:DescribeEvents'], resources: ['*'] },
    ];
    for (const statement of statements) role.addToPolicy(new PolicyStatement(statement));
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'rds:DescribeEvents knows no resource: IAM accepts * only.',
    });

    this.function = new NodejsFunction(this, 'Function', {
      description: 'Fails the Aurora cluster over and reports what happened',
      entry: join(__dirname, '..', 'lambda', 'failover', 'index.ts'),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: 256,
      timeout: Duration.minutes(15),
      // A failed invocation must never become a second failover.
      retryAttempts: 0,
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      environment: { CLUSTER_IDENTIFIER: cluster.clusterIdentifier },
      bundling: functionBundling,
    });
  }
}
