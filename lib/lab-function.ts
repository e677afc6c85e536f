import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { Grant, IGrantable, IPrincipal, PolicyStatementProps } from 'aws-cdk-lib/aws-iam';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { FunctionProps } from 'aws-cdk-lib/aws-lambda';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionSource } from './prebuilt-functions';
import { findFunctionCode } from './prebuilt-functions';

export interface LabFunctionProps {
  readonly source: FunctionSource;
  readonly description: string;
  readonly memoryMib: number;
  readonly environment: Record<string, string>;
  /** Permissions of the function's role, in addition to writing its log. */
  readonly statements: readonly PolicyStatementProps[];
  /** Why a statement names `*` as its resource. */
  readonly wildcardReason: string;
  /** VPC, subnets and security groups of the function. @default outside a VPC */
  readonly placement?: Pick<FunctionProps, 'vpc' | 'vpcSubnets' | 'securityGroups' | 'allowAllOutbound'>;
  /** @default RetentionDays.ONE_WEEK */
  readonly logRetention?: RetentionDays;
}

/** Function of the lab: Node.js 24 on arm64, with its own role and log group. Lambda never retries it. */
export class LabFunction extends Construct implements IGrantable {
  readonly function: LambdaFunction;
  /** Role of the function. */
  readonly grantPrincipal: IPrincipal;

  constructor(scope: Construct, id: string, props: LabFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', {
      retention: props.logRetention ?? RetentionDays.ONE_WEEK,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // The role is passed, so that CDK does not attach its managed policy. That policy allows creating log groups, so a
    // late log line would create the group again after `cdk destroy`.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    for (const statement of props.statements) role.addToPolicy(new PolicyStatement(statement));
    Validations.of(role).acknowledge({ id: 'AwsSolutions-IAM5[Resource::*]', reason: props.wildcardReason });

    const code = findFunctionCode(props.source);
    this.function = new LambdaFunction(this, 'Function', {
      description: props.description,
      code: Code.fromAsset(code.folder),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memoryMib,
      timeout: Duration.minutes(15),
      retryAttempts: 0,
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      environment: props.environment,
      ...props.placement,
    });
    // CDK has copied the folder.
    code.remove();
    this.grantPrincipal = role;
  }

  /** Allows a principal to invoke the function. */
  grantInvoke(grantee: IGrantable): Grant {
    return this.function.grantInvoke(grantee);
  }

  /** Returns a metric of the function by its name in the namespace `AWS/Lambda`. */
  metric(metricName: string, options?: MetricOptions): Metric {
    return this.function.metric(metricName, options);
  }

  /** Returns the number of invocations. @default - sum over 5 minutes */
  metricInvocations(options?: MetricOptions): Metric {
    return this.function.metricInvocations(options);
  }

  /** Returns the number of invocations that ended with an error. @default - sum over 5 minutes */
  metricErrors(options?: MetricOptions): Metric {
    return this.function.metricErrors(options);
  }

  /** Returns the duration of the invocations. @default - average over 5 minutes */
  metricDuration(options?: MetricOptions): Metric {
    return this.function.metricDuration(options);
  }
}
