import { ManagedPolicies } from '../../../../services/iam/policies/managed-policies';
import { Roles } from '../../../../services/iam/roles/roles';

const trustPolicy = {
  Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } },
};
const document = { Statement: { Effect: 'Allow', Action: 'rds:*', Resource: '*' } };
const basicExecution = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';

describe('roles', () => {
  let managed: ManagedPolicies;
  let roles: Roles;
  beforeEach(() => {
    managed = new ManagedPolicies('123456789012');
    roles = new Roles('123456789012', managed);
  });

  it('are found by name in any case and by ARN', () => {
    const role = roles.create({ name: 'Runner', path: '/lab/', trustPolicy });
    expect(role.arn).toBe('arn:aws:iam::123456789012:role/lab/Runner');
    expect(role.id).toMatch(/^AROA[A-Z2-7]{17}$/);
    expect(roles.find('runner')).toBe(role);
    expect(roles.find(role.arn)).toBe(role);
    expect(roles.find('arn:aws:iam::123456789012:role/Runner')).toBeUndefined();
  });

  it.each([
    ['a name that is in use', { name: 'RUNNER', trustPolicy }, 'EntityAlreadyExists'],
    ['a name with a space', { name: 'a b', trustPolicy }, 'InvalidInput'],
    ['a path without a final slash', { name: 'a', path: '/lab', trustPolicy }, 'InvalidInput'],
    ['an invalid trust policy', { name: 'a', trustPolicy: {} }, 'MalformedPolicyDocument'],
    ['sessions of a minute', { name: 'a', trustPolicy, maxSessionSeconds: 60 }, 'InvalidInput'],
    ['an unknown boundary', { name: 'a', trustPolicy, permissionsBoundaryArn: 'arn:x' }, 'NoSuchEntity'],
  ])('are not created with %s', (_what, spec, code) => {
    roles.create({ name: 'Runner', trustPolicy });
    expect(() => roles.create(spec)).toThrow(expect.objectContaining({ code }));
  });

  it('can be deleted only if they have no policies', () => {
    roles.create({ name: 'runner', trustPolicy });
    roles.putPolicy('runner', 'inline', document);
    roles.attachPolicy('runner', basicExecution);
    expect(() => roles.remove('runner')).toThrow('Cannot delete entity, must detach all policies first.');
    roles.detachPolicy('runner', basicExecution);
    expect(() => roles.remove('runner')).toThrow('Cannot delete entity, must delete policies first.');
    roles.removePolicy('runner', 'inline');
    roles.remove('runner');
    expect(roles.find('runner')).toBeUndefined();
    expect(() => roles.remove('runner')).toThrow('The role with name runner cannot be found.');
  });

  it('keep their permissions when their settings change', () => {
    const role = roles.create({ name: 'runner', trustPolicy });
    roles.putPolicy('runner', 'inline', document);
    roles.update('runner', { trustPolicy, description: 'changed', maxSessionSeconds: 7200 });
    expect(role).toMatchObject({ description: 'changed', maxSessionSeconds: 7200 });
    expect([...role.inlinePolicies.keys()]).toEqual(['inline']);
  });

  it('can have 10,240 characters of inline policies and ten managed policies', () => {
    roles.create({ name: 'runner', trustPolicy });
    const Resource = Array.from({ length: 200 }, (_, n) => `arn:aws:rds:eu-west-1:1:db:lab-${n}`);
    const large = { Statement: { Effect: 'Allow', Action: 'rds:*', Resource } };
    roles.putPolicy('runner', 'large', large);
    roles.putPolicy('runner', 'large', large);
    expect(() => roles.putPolicy('runner', 'second', large)).toThrow(
      'Maximum policy size of 10240 bytes exceeded for role runner',
    );
    for (let n = 0; n < 10; n += 1) roles.attachPolicy('runner', managed.create({ name: `p${n}`, document }));
    expect(() => roles.attachPolicy('runner', basicExecution)).toThrow(
      'Cannot exceed quota for PoliciesPerRole: 10',
    );
  });
});

describe('managed policies', () => {
  it('are created, replaced and attached, and deleted if no role has them', () => {
    const managed = new ManagedPolicies('123456789012');
    const roles = new Roles('123456789012', managed);
    const arn = managed.create({ name: 'lab', path: '/team/', document });
    expect(arn).toBe('arn:aws:iam::123456789012:policy/team/lab');
    roles.create({ name: 'runner', trustPolicy });
    roles.attachPolicy('runner', arn);
    expect(() => managed.create({ name: 'LAB', document })).toThrow('A policy called LAB already exists.');
    expect(() => roles.removeManagedPolicy(arn)).toThrow(
      'Cannot delete a policy attached to entities: role runner.',
    );
    roles.detachPolicy('runner', arn);
    roles.removeManagedPolicy(arn);
    expect(managed.find(arn)).toBeUndefined();
  });

  it('of AWS are refused with an error that names them if the account does not support them', () => {
    const managed = new ManagedPolicies('123456789012');
    expect(managed.find(basicExecution)?.statements).toHaveLength(1);
    expect(() => managed.require('arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess')).toThrow(
      /^Policy arn:aws:iam::aws:policy\/AmazonDynamoDBFullAccess does not exist or is not attachable\. The loopback account has these AWS managed policies: AdministratorAccess, .*AWSLambdaVPCAccessExecutionRole\.$/,
    );
  });
});
