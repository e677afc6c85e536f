import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import type { PolicyStatementProps } from 'aws-cdk-lib/aws-iam';
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
import { bundleFunction } from './function-code';

export interface LabFunctionProps {
  /** Text of the module that exports `handler`. Its imports are relative to `lambda/`. */
  readonly entry: string;
  readonly description: string;
  readonly memoryMib: number;
  readonly environment: Record<string, string>;
  /** Permissions of the function's role, in addition to writing its log. */
  readonly statements: readonly PolicyStatementProps[];
  /** Why a statement names `*` as its resource. */
  readonly wildcardReason: string;
  /** VPC, subnets and security groups of the function. @default outside a VPC */
  readonly placement?: Pick<FunctionProps, 'vpc' | 'vpcSubnets' | 'securityGroups'>;
}

/** Function of the lab: Node.js 24 on arm64, with its own role and log group. Lambda never retries it. */
export class LabFunction extends Construct {
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, props: LabFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.ONE_WEEK,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // The role is passed, so that CDK does not attach its managed policy. That policy allows creating log groups, so a
    // late log line would create the group again after `cdk destroy`.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    for (const statement of props.statements) role.addToPolicy(new PolicyStatement(statement));
    Validations.of(role).acknowledge({ id: 'AwsSolutions-IAM5[Resource::*]', reason: props.wildcardReason });

    const code = bundleFunction(props.entry);
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
  }
}
