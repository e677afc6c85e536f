import { Stack, Validations } from 'aws-cdk-lib';
import type { PolicyStatementProps } from 'aws-cdk-lib/aws-iam';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

export interface ZoneOutageRoleProps {
  readonly vpcArn: string;
  readonly subnetArns: readonly string[];
  readonly clusterArn: string;
}

/**
 * Role of the experiments. It has the permissions that the AWS FIS user guide lists for
 * `aws:network:disrupt-connectivity` and `aws:rds:failover-db-cluster`, with the conditions of the AWS managed policy
 * `AWSFaultInjectionSimulatorNetworkAccess`. It can change only this lab's subnets and cluster, and network ACLs that FIS
 * has created.
 */
export class ZoneOutageRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, props: ZoneOutageRoleProps) {
    super(scope, id);
    const stack = Stack.of(this);
    const experiments = stack.formatArn({ service: 'fis', resource: 'experiment', resourceName: '*' });
    this.role = new Role(this, 'Resource', {
      assumedBy: new ServicePrincipal('fis.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': stack.account },
          ArnLike: { 'aws:SourceArn': experiments },
        },
      }),
    });
    const anyOf = (resource: string) => stack.formatArn({ service: 'ec2', resource, resourceName: '*' });
    for (const statement of statements(props, anyOf('network-acl'), anyOf('prefix-list'))) {
      this.role.addToPolicy(new PolicyStatement(statement));
    }
    for (const [resource, reason] of Object.entries(WILDCARD_REASONS)) {
      Validations.of(this.role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${resource}]`, reason });
    }
  }
}

function statements(
  { vpcArn, subnetArns, clusterArn }: ZoneOutageRoleProps,
  anyAcl: string,
  anyPrefixList: string,
): PolicyStatementProps[] {
  const created = { 'aws:RequestTag/managedByFIS': 'true' };
  return [
    { actions: ['ec2:CreateNetworkAcl'], resources: [vpcArn] },
    { actions: ['ec2:CreateNetworkAcl'], resources: [anyAcl], conditions: { StringEquals: created } },
    {
      actions: ['ec2:CreateTags'],
      resources: [anyAcl],
      conditions: { StringEquals: { ...created, 'ec2:CreateAction': 'CreateNetworkAcl' } },
    },
    {
      actions: ['ec2:CreateNetworkAclEntry', 'ec2:DeleteNetworkAcl'],
      resources: [anyAcl],
      conditions: { StringEquals: { 'ec2:ResourceTag/managedByFIS': 'true' } },
    },
    // Without the condition on the tag: at the end FIS restores the ACL that a subnet had before, which has no tag.
    { actions: ['ec2:ReplaceNetworkAclAssociation'], resources: [...subnetArns, anyAcl] },
    { actions: ['ec2:GetManagedPrefixListEntries'], resources: [anyPrefixList] },
    { actions: ['rds:FailoverDBCluster'], resources: [clusterArn] },
    {
      actions: [
        'ec2:DescribeManagedPrefixLists',
        'ec2:DescribeNetworkAcls',
        'ec2:DescribeSubnets',
        'ec2:DescribeVpcs',
        'rds:DescribeDBClusters',
        'tag:GetResources',
      ],
      resources: ['*'],
    },
  ];
}

/** Why a statement has a wildcard, by its resource as cdk-nag renders it. */
const WILDCARD_REASONS: Readonly<Record<string, string>> = {
  '*': 'FIS finds the targets by describing resources, and IAM accepts * only for most of these actions.',
  'arn:<AWS::Partition>:ec2:<AWS::Region>:<AWS::AccountId>:network-acl/*':
    'FIS creates a network ACL for each experiment, whose ID is not known before.',
  'arn:<AWS::Partition>:ec2:<AWS::Region>:<AWS::AccountId>:prefix-list/*':
    'FIS reads the prefix lists that a network ACL refers to, and changes none.',
};
