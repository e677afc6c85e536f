import { createBootstrapRoles } from '../../../bootstrap/bootstrap-roles';
import { Iam } from '../../../services/iam/state';

const accountId = '123456789012';
const region = 'eu-west-1';
const deployArn = `arn:aws:iam::${accountId}:role/cdk-hnb659fds-deploy-role-${accountId}-${region}`;
const publishingArn = deployArn.replace('deploy', 'file-publishing');
const bucket = `arn:aws:s3:::cdk-hnb659fds-assets-${accountId}-${region}`;

function createAccount() {
  const iam = new Iam({ accountId, region });
  createBootstrapRoles(iam, { accountId, region, qualifier: 'hnb659fds' });
  const assume = (roleArn: string, more: object = {}) =>
    iam.assumeRole({
      principal: iam.accountCredential.principal,
      roleArn,
      sessionName: 'aws-cdk-test',
      durationSeconds: 900,
      ...more,
    });
  return { iam, assume };
}

describe('assuming a role', () => {
  it('returns a session whose ARN contains the role and the session name', () => {
    const { assume } = createAccount();
    const { credential, assumedRoleId, role } = assume(deployArn);
    expect(credential.principal.arn).toBe(
      `arn:aws:sts::${accountId}:assumed-role/cdk-hnb659fds-deploy-role-${accountId}-${region}/aws-cdk-test`,
    );
    expect(assumedRoleId).toBe(`${role.id}:aws-cdk-test`);
  });

  it.each([
    ['the role does not exist', `${deployArn}-2`, {}],
    ['the role trusts a service only', deployArn.replace('deploy', 'cfn-exec'), {}],
    ['a condition of the trust policy is false', deployArn, { externalId: 'x' }],
  ])('is denied when %s', (_why, roleArn, more) => {
    const { assume } = createAccount();
    expect(() => assume(roleArn, more)).toThrow(
      expect.objectContaining({
        code: 'AccessDenied',
        message: `User: arn:aws:iam::${accountId}:root is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
      }),
    );
  });

  it('is refused for a duration longer than the role allows', () => {
    const { assume } = createAccount();
    expect(() => assume(deployArn, { durationSeconds: 3601 })).toThrow(
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  });

  it('is allowed for the services that the trust policy names', () => {
    const { iam } = createAccount();
    const exec = iam.roles.find(deployArn.replace('deploy', 'cfn-exec'));
    const deploy = iam.roles.find(deployArn);
    if (exec === undefined || deploy === undefined) throw new Error('A role of the bootstrap is missing.');
    expect(iam.isTrustedBy(exec, 'cloudformation.amazonaws.com')).toBe(true);
    expect(iam.isTrustedBy(exec, 'lambda.amazonaws.com')).toBe(false);
    expect(iam.isTrustedBy(deploy, 'cloudformation.amazonaws.com')).toBe(false);
  });
});

describe('the roles of the CDK bootstrap', () => {
  it.each([
    [deployArn, 'cloudformation:CreateChangeSet', '*', true],
    [deployArn, 'cloudformation:DescribeStacks', '*', true],
    [deployArn, 's3:HeadObject', `${bucket}/template.json`, true],
    [deployArn, 's3:PutObject', `${bucket}/template.json`, false],
    [deployArn, 'rds:CreateDBCluster', '*', false],
    [publishingArn, 's3:PutObject', `${bucket}/asset.zip`, true],
    [publishingArn, 's3:ListObjectsV2', bucket, true],
    [publishingArn, 's3:GetBucketEncryption', bucket, true],
    [publishingArn, 's3:PutObject', 'arn:aws:s3:::other/asset.zip', false],
    [deployArn.replace('deploy', 'lookup'), 'ssm:GetParameter', '*', true],
    [deployArn.replace('deploy', 'lookup'), 'rds:FailoverDBCluster', '*', false],
  ])('%s has permission for %s on %s: %s', (roleArn, action, resource, expected) => {
    const { iam, assume } = createAccount();
    const { principal } = assume(roleArn).credential;
    const call = () => iam.authorise({ principal, action, resources: [resource] });
    if (expected) call();
    else expect(call).toThrow('is not authorized to perform');
  });
});
