import type { Iam } from '../services/iam/state';

export interface BootstrapOptions {
  readonly accountId: string;
  readonly region: string;
  /** Distinguishes several bootstraps of one account. The CDK's default is `hnb659fds`. */
  readonly qualifier: string;
}

type BootstrapRole = 'deploy' | 'file-publishing' | 'image-publishing' | 'lookup' | 'cfn-exec';

/** Creates the roles of `cdk bootstrap`. Their policies are limited to the services that this account provides. */
export function createBootstrapRoles({ roles }: Iam, options: BootstrapOptions): void {
  const { accountId, region, qualifier } = options;
  const nameOf = (role: BootstrapRole) => `cdk-${qualifier}-${role}-role-${accountId}-${region}`;
  const bucket = `arn:aws:s3:::cdk-${qualifier}-assets-${accountId}-${region}`;
  const version = `arn:aws:ssm:${region}:${accountId}:parameter/cdk-bootstrap/${qualifier}/version`;
  const execArn = `arn:aws:iam::${accountId}:role/${nameOf('cfn-exec')}`;

  const forCallers = trustPolicy({ AWS: accountId }, { Null: { 'sts:ExternalId': 'true' } });
  roles.create({ name: nameOf('deploy'), trustPolicy: forCallers });
  roles.create({ name: nameOf('file-publishing'), trustPolicy: forCallers });
  roles.create({ name: nameOf('image-publishing'), trustPolicy: forCallers });
  roles.create({ name: nameOf('lookup'), trustPolicy: forCallers });
  roles.create({
    name: nameOf('cfn-exec'),
    trustPolicy: trustPolicy({ Service: 'cloudformation.amazonaws.com' }),
  });

  roles.putPolicy(nameOf('deploy'), 'default', deployPolicy(bucket, version, execArn));
  roles.putPolicy(nameOf('file-publishing'), 'default', publishingPolicy(bucket, accountId));
  roles.attachPolicy(nameOf('deploy'), 'arn:aws:iam::aws:policy/AWSCloudFormationReadOnlyAccess');
  roles.attachPolicy(nameOf('lookup'), 'arn:aws:iam::aws:policy/ReadOnlyAccess');
  roles.attachPolicy(nameOf('cfn-exec'), 'arn:aws:iam::aws:policy/AdministratorAccess');
}

function trustPolicy(principal: object, condition?: object): object {
  const statement = { Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' };
  return policy([{ ...statement, ...(condition && { Condition: condition }) }]);
}

function deployPolicy(bucket: string, version: string, execArn: string): object {
  return policy([
    allow(
      [
        'cloudformation:CreateChangeSet',
        'cloudformation:DeleteChangeSet',
        'cloudformation:ExecuteChangeSet',
        'cloudformation:CreateStack',
        'cloudformation:UpdateStack',
        'cloudformation:RollbackStack',
        'cloudformation:ContinueUpdateRollback',
        'cloudformation:DeleteStack',
        'cloudformation:UpdateTerminationProtection',
        'sts:GetCallerIdentity',
      ],
      '*',
    ),
    allow(['iam:PassRole'], execArn),
    allow(['s3:GetObject*', 's3:GetBucket*', 's3:List*'], [bucket, `${bucket}/*`]),
    allow(['ssm:GetParameter', 'ssm:GetParameters'], version),
  ]);
}

function publishingPolicy(bucket: string, accountId: string): object {
  const actions = [
    's3:GetObject*',
    's3:GetBucket*',
    's3:GetEncryptionConfiguration',
    's3:List*',
    's3:DeleteObject*',
    's3:PutObject*',
    's3:Abort*',
  ];
  const condition = { StringEquals: { 'aws:ResourceAccount': [accountId] } };
  return policy([{ ...allow(actions, [bucket, `${bucket}/*`]), Condition: condition }]);
}

function allow(actions: readonly string[], resources: string | readonly string[]): object {
  return { Effect: 'Allow', Action: actions, Resource: resources };
}

function policy(statements: readonly object[]): object {
  return { Version: '2012-10-17', Statement: statements };
}
