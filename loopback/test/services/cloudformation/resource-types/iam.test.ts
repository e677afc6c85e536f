import { managedPolicyType } from '../../../../services/cloudformation/resource-types/iam/managed-policy';
import { policyType } from '../../../../services/cloudformation/resource-types/iam/policy';
import { roleType } from '../../../../services/cloudformation/resource-types/iam/role';
import { Iam } from '../../../../services/iam/state';
import { HandledResource } from '../../../support/cloudformation/handler-lab';
import { labAccount } from '../../../support/lab-account';

const trust = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }],
};
const allow = (Action: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
});
const inline = (PolicyName: string) => ({ PolicyName, PolicyDocument: allow('s3:GetObject') });
const basic = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';

describe('a role of a stack', () => {
  it('has its inline policies and the managed policies that it names', async () => {
    const iam = new Iam(labAccount);
    const role = new HandledResource(roleType(iam));
    const { physicalId, attributes } = await role.create({
      AssumeRolePolicyDocument: trust,
      Path: '/team/',
      ManagedPolicyArns: [basic],
      Policies: [inline('one')],
    });
    expect(physicalId).toMatch(/^app-Thing-\w{12}$/);
    const found = iam.roles.find(physicalId);
    expect(attributes).toEqual({ Arn: found?.arn, RoleId: found?.id });
    expect(found?.arn).toBe(`arn:aws:iam::123456789012:role/team/${physicalId}`);
    expect([...(found?.inlinePolicies.keys() ?? [])]).toEqual(['one']);
    expect([...(found?.attachedPolicyArns ?? [])]).toEqual([basic]);
  });

  it('loses the policies that its template no longer contains, and receives the new ones', async () => {
    const iam = new Iam(labAccount);
    const role = new HandledResource(roleType(iam));
    await role.create({
      RoleName: 'worker',
      AssumeRolePolicyDocument: trust,
      ManagedPolicyArns: [basic],
      Policies: [inline('one'), inline('two')],
    });
    await role.update({
      RoleName: 'worker',
      AssumeRolePolicyDocument: trust,
      Policies: [inline('two'), inline('three')],
    });
    const found = iam.roles.find('worker');
    expect([...(found?.inlinePolicies.keys() ?? [])].sort()).toEqual(['three', 'two']);
    expect(found?.attachedPolicyArns.size).toBe(0);
  });

  it('is deleted with its own policies, can be deleted twice, but not while it has a policy of another resource', async () => {
    const iam = new Iam(labAccount);
    const role = new HandledResource(roleType(iam));
    await role.create({
      RoleName: 'worker',
      AssumeRolePolicyDocument: trust,
      ManagedPolicyArns: [basic],
      Policies: [inline('one')],
    });
    iam.roles.putPolicy('worker', 'of-another', allow('s3:*'));
    await expect(role.delete()).rejects.toMatchObject({ code: 'DeleteConflict' });
    iam.roles.removePolicy('worker', 'of-another');
    await role.delete();
    await role.delete();
    expect(iam.roles.find('worker')).toBeUndefined();
  });

  it('is recorded before its policies are checked, so that a rollback deletes it if a policy is refused', async () => {
    const iam = new Iam(labAccount);
    const role = new HandledResource(roleType(iam));
    const properties = {
      RoleName: 'worker',
      AssumeRolePolicyDocument: trust,
      ManagedPolicyArns: ['arn:nothing'],
    };
    await expect(role.create(properties)).rejects.toMatchObject({ code: 'NoSuchEntity' });
    expect(role.announced).toEqual(['worker']);
  });
});

describe('a policy of a stack', () => {
  it('is added to its roles, moved between them, and removed', async () => {
    const iam = new Iam(labAccount);
    for (const name of ['a', 'b']) iam.roles.create({ name, trustPolicy: trust });
    const has = (role: string) => [...(iam.roles.find(role)?.inlinePolicies.keys() ?? [])];
    const policy = new HandledResource(policyType(iam));
    await policy.create({ PolicyName: 'p', PolicyDocument: allow('s3:*'), Roles: ['a'] });
    expect([has('a'), has('b')]).toEqual([['p'], []]);
    await policy.update({ PolicyName: 'p', PolicyDocument: allow('s3:*'), Roles: ['b'] });
    expect([has('a'), has('b')]).toEqual([[], ['p']]);
    await policy.update({ PolicyName: 'q', PolicyDocument: allow('s3:*'), Roles: ['b'] });
    expect([has('a'), has('b')]).toEqual([[], ['q']]);
    await policy.delete();
    await policy.delete();
    expect([has('a'), has('b')]).toEqual([[], []]);
  });

  it.each([
    [{ Roles: [] }, 'At least one of [Groups,Roles,Users] must be non-empty.'],
    [{ Roles: ['a'], Users: ['me'] }, 'The loopback account supports roles only, not users.'],
    [{ Roles: ['missing'] }, 'The role with name missing cannot be found.'],
  ])('cannot be for %j', async (target, message) => {
    const policy = new HandledResource(policyType(new Iam(labAccount)));
    const properties = { PolicyName: 'p', PolicyDocument: allow('s3:*'), ...target };
    await expect(policy.create(properties)).rejects.toThrow(message);
  });
});

describe('a managed policy of a stack', () => {
  it('is referred to by its ARN, attached, changed and deleted', async () => {
    const iam = new Iam(labAccount);
    for (const name of ['a', 'b']) iam.roles.create({ name, trustPolicy: trust });
    const policy = new HandledResource(managedPolicyType(iam));
    const properties = { ManagedPolicyName: 'm', PolicyDocument: allow('s3:*'), Roles: ['a'] };
    const { physicalId: arn } = await policy.create(properties);
    expect(arn).toBe('arn:aws:iam::123456789012:policy/m');
    expect(iam.roles.find('a')?.attachedPolicyArns).toEqual(new Set([arn]));
    await policy.update({ ...properties, PolicyDocument: allow('rds:*'), Roles: ['b'] });
    expect(iam.roles.find('a')?.attachedPolicyArns.size).toBe(0);
    expect(iam.roles.find('b')?.attachedPolicyArns).toEqual(new Set([arn]));
    await policy.delete();
    await policy.delete();
    expect(iam.managedPolicies.find(arn)).toBeUndefined();
    expect(iam.roles.find('b')?.attachedPolicyArns.size).toBe(0);
  });
});
