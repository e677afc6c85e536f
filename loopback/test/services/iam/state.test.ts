import { Iam } from '../../../services/iam/state';

const cluster = 'arn:aws:rds:eu-west-1:123456789012:cluster:lab';
const instance = 'arn:aws:rds:eu-west-1:123456789012:db:lab-1';
const user = 'User: arn:aws:sts::123456789012:assumed-role/runner/session is not authorized to perform:';

function createAccount(tags: Readonly<Record<string, Record<string, string>>> = {}) {
  const clock = { nowMs: 1_000_000 };
  const iam = new Iam({
    accountId: '123456789012',
    region: 'eu-west-1',
    nowMs: () => clock.nowMs,
    tagsOf: (arn) => tags[arn],
  });
  iam.roles.create({
    name: 'runner',
    trustPolicy: {
      Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: '123456789012' } },
    },
  });
  const allow = (Action: string, Resource: string, more: object = {}) =>
    iam.roles.putPolicy('runner', 'inline', {
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action, Resource, ...more },
    });
  const { credential } = iam.sessions.issueCredentials(
    'arn:aws:iam::123456789012:role/runner',
    'session',
    900,
  );
  const call = (action: string, ...resources: string[]) =>
    iam.authorise({ principal: credential.principal, action, resources });
  return { iam, clock, allow, call, credential };
}

describe('a call with the credentials of a role', () => {
  it('is denied with AWS’s message if no policy allows it', () => {
    const { call } = createAccount();
    expect(() => call('rds:DescribeDBClusters', cluster)).toThrow(
      expect.objectContaining({
        code: 'AccessDenied',
        message: `${user} rds:DescribeDBClusters on resource: ${cluster} because no identity-based policy allows the rds:DescribeDBClusters action`,
      }),
    );
  });

  it('must be allowed on every resource, and the error names the denied resource', () => {
    const { allow, call } = createAccount();
    allow('rds:FailoverDBCluster', cluster);
    call('rds:FailoverDBCluster', cluster);
    expect(() => call('rds:FailoverDBCluster', cluster, instance)).toThrow(
      `${user} rds:FailoverDBCluster on resource: ${instance} because no identity-based policy allows`,
    );
  });

  it('is denied by an explicit deny', () => {
    const { iam, allow, call } = createAccount();
    allow('*', '*');
    iam.roles.putPolicy('runner', 'deny', { Statement: { Effect: 'Deny', Action: 'rds:*', Resource: '*' } });
    expect(() => call('rds:FailoverDBCluster', cluster)).toThrow(
      `${user} rds:FailoverDBCluster on resource: ${cluster} with an explicit deny in an identity-based policy`,
    );
  });

  it('must be allowed by the permissions boundary too', () => {
    const { iam, allow, call } = createAccount();
    const document = { Statement: { Effect: 'Allow', Action: 'rds:Describe*', Resource: '*' } };
    const permissionsBoundaryArn = iam.managedPolicies.create({ name: 'boundary', document });
    iam.roles.update('runner', { trustPolicy: trust('lambda.amazonaws.com'), permissionsBoundaryArn });
    expect(() => call('rds:DescribeEvents', '*')).toThrow('because no identity-based policy allows');
    allow('rds:*', '*');
    call('rds:DescribeEvents', '*');
    expect(() => call('rds:FailoverDBCluster', cluster)).toThrow(
      'because no permissions boundary allows the rds:FailoverDBCluster action',
    );
  });

  it('uses the action name of IAM: Invoke is lambda:InvokeFunction', () => {
    const { allow, call } = createAccount();
    const fn = 'arn:aws:lambda:eu-west-1:123456789012:function:probe';
    allow('lambda:InvokeFunction', fn);
    call('lambda:Invoke', fn);
    allow('lambda:Invoke', fn);
    expect(() => call('lambda:Invoke', fn)).toThrow(
      'not authorized to perform: lambda:InvokeFunction on resource',
    );
  });

  it('needs no permission for GetCallerIdentity', () => {
    const { call } = createAccount();
    call('sts:GetCallerIdentity', '*');
  });

  it('can be allowed by the tags of its resources', () => {
    const { allow, call } = createAccount({ [cluster]: { 'failover-lab': 'true' } });
    const onTag = (key: string) => ({ Condition: { StringEquals: { [key]: 'true' } } });
    allow('rds:*', '*', onTag('aws:ResourceTag/failover-lab'));
    call('rds:FailoverDBCluster', cluster);
    expect(() => call('rds:FailoverDBCluster', instance)).toThrow('not authorized');
    allow('rds:*', '*', onTag('rds:cluster-tag/failover-lab'));
    call('rds:FailoverDBCluster', cluster);
  });

  it('has the condition keys of a call over TLS, from this machine, in the region of the account', () => {
    const { allow, call } = createAccount();
    allow('rds:*', '*', {
      Condition: {
        Bool: { 'aws:SecureTransport': 'true' },
        IpAddress: { 'aws:SourceIp': '127.0.0.0/8' },
        StringEquals: { 'aws:RequestedRegion': 'eu-west-1', 'aws:ResourceAccount': '123456789012' },
        ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::123456789012:role/runner' },
      },
    });
    call('rds:DescribeEvents', '*');
  });
});

describe('credentials', () => {
  it('of the account have every permission', () => {
    const { iam } = createAccount();
    const { principal } = iam.accountCredential;
    iam.authorise({ principal, action: 'rds:DeleteDBCluster', resources: [cluster] });
    expect(iam.findCredential(iam.accountCredential.accessKeyId)).toBe(iam.accountCredential);
  });

  it('of a role are temporary, and each look-up returns the same object', () => {
    const { iam, credential, clock } = createAccount();
    expect(credential.accessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
    expect(credential.expiresAtMs).toBe(1_900_000);
    expect(iam.findCredential(credential.accessKeyId)).toBe(credential);
    clock.nowMs += 2 * 3_600_000;
    iam.sessions.issueCredentials('arn:aws:iam::123456789012:role/runner', 'other', 900);
    expect(iam.findCredential(credential.accessKeyId)).toBeUndefined();
  });

  it('become invalid with the deletion of their role, even if a new role has its name', () => {
    const { iam, credential } = createAccount();
    iam.roles.remove('runner');
    expect(iam.findCredential(credential.accessKeyId)).toBeUndefined();
    iam.roles.create({ name: 'runner', trustPolicy: trust('lambda.amazonaws.com') });
    expect(iam.findCredential(credential.accessKeyId)).toBeUndefined();
  });

  it('of an unknown role are not issued', () => {
    const { iam } = createAccount();
    expect(() => iam.sessions.issueCredentials('arn:aws:iam::123456789012:role/missing', 's', 900)).toThrow(
      expect.objectContaining({ code: 'NoSuchEntity' }),
    );
  });
});

function trust(service: string): object {
  return { Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: service } } };
}
