import type { PolicyDocument } from './policy-document';
import { parseIdentityPolicy } from './policy-document';

const logsActions = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];

/**
 * AWS managed policies for this account's services that templates use, by the part of the ARN after
 * `arn:aws:iam::aws:policy/`.
 *
 * Source: the AWS Managed Policy Reference. `ReadOnlyAccess` and `AWSFaultInjectionSimulatorNetworkAccess` are reduced to
 * the services and actions that this account has.
 */
const statements: Readonly<Record<string, object>> = {
  AdministratorAccess: allow(['*']),
  'service-role/AWSFaultInjectionSimulatorNetworkAccess': [
    allow(
      ['ec2:CreateTags'],
      ['network-acl'],
      given({ 'ec2:CreateAction': 'CreateNetworkAcl', 'aws:RequestTag/managedByFIS': 'true' }),
    ),
    allow(['ec2:CreateNetworkAcl'], ['network-acl'], given({ 'aws:RequestTag/managedByFIS': 'true' })),
    allow(
      ['ec2:CreateNetworkAclEntry', 'ec2:DeleteNetworkAcl'],
      ['network-acl', 'vpc'],
      given({ 'ec2:ResourceTag/managedByFIS': 'true' }),
    ),
    allow(['ec2:CreateNetworkAcl'], ['vpc']),
    allow([
      'ec2:DescribeVpcs',
      'ec2:DescribeManagedPrefixLists',
      'ec2:DescribeSubnets',
      'ec2:DescribeNetworkAcls',
    ]),
    allow(['ec2:ReplaceNetworkAclAssociation'], ['subnet', 'network-acl']),
    allow(['tag:GetResources']),
  ],
  'service-role/AWSFaultInjectionSimulatorRDSAccess': [
    {
      Effect: 'Allow',
      Action: ['rds:FailoverDBCluster'],
      Resource: ['arn:aws:rds:*:*:cluster:*'],
    },
    { Effect: 'Allow', Action: ['rds:RebootDBInstance'], Resource: ['arn:aws:rds:*:*:db:*'] },
    allow(['rds:DescribeDBClusters', 'rds:DescribeDBInstances', 'tag:GetResources']),
  ],
  AWSCloudFormationReadOnlyAccess: allow([
    'cloudformation:BatchDescribeTypeConfigurations',
    'cloudformation:Describe*',
    'cloudformation:Detect*',
    'cloudformation:EstimateTemplateCost',
    'cloudformation:Get*',
    'cloudformation:List*',
    'cloudformation:ValidateTemplate',
  ]),
  ReadOnlyAccess: allow([
    'cloudformation:Describe*',
    'cloudformation:Detect*',
    'cloudformation:EstimateTemplateCost',
    'cloudformation:Get*',
    'cloudformation:List*',
    'ec2:Describe*',
    'ec2:Get*',
    'iam:Get*',
    'iam:List*',
    'lambda:Get*',
    'lambda:List*',
    'logs:Describe*',
    'logs:FilterLogEvents',
    'logs:Get*',
    'logs:List*',
    'rds:Describe*',
    'rds:List*',
    's3:Get*',
    's3:List*',
    'secretsmanager:Describe*',
    'secretsmanager:GetResourcePolicy',
    'secretsmanager:List*',
    'ssm:Describe*',
    'ssm:Get*',
    'ssm:List*',
    'sts:GetAccessKeyInfo',
    'sts:GetCallerIdentity',
    'sts:GetSessionToken',
  ]),
  'service-role/AWSLambdaBasicExecutionRole': allow(logsActions),
  'service-role/AWSLambdaVPCAccessExecutionRole': allow([
    ...logsActions,
    'ec2:CreateNetworkInterface',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DescribeSubnets',
    'ec2:DeleteNetworkInterface',
    'ec2:AssignPrivateIpAddresses',
    'ec2:UnassignPrivateIpAddresses',
  ]),
};

const prefix = 'arn:aws:iam::aws:policy/';

/** Returns undefined for a policy that this account does not have. */
export function findAwsManagedPolicy(arn: string): PolicyDocument | undefined {
  const name = arn.startsWith(prefix) ? arn.slice(prefix.length) : '';
  if (!Object.hasOwn(statements, name)) return undefined;
  return parseIdentityPolicy({ Version: '2012-10-17', Statement: statements[name] });
}

/** Names for error messages. */
export const awsManagedPolicyNames: readonly string[] = Object.keys(statements);

/** `types` are resource types of EC2. @default every resource */
function allow(actions: readonly string[], types?: readonly string[], condition: object = {}): object {
  const Resource = types?.map((type) => `arn:aws:ec2:*:*:${type}/*`) ?? '*';
  return { Effect: 'Allow', Action: actions, Resource, ...condition };
}

/** Condition that keys of the request have these values. */
function given(values: Readonly<Record<string, string>>): object {
  return { Condition: { StringEquals: values } };
}
