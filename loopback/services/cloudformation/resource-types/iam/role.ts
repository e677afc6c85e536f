import type { Role, RoleSpec } from '../../../iam/roles/roles';
import type { Iam } from '../../../iam/state';
import type { Value, ValueObject } from '../../template/value';
import { isList, isValueObject } from '../../template/value';
import { optionalText } from '../optional-text';
import { generateName } from '../physical-name';
import type { ResourceResult, ResourceType } from '../resource-handler';

/** `AWS::IAM::Role`, with its inline policies and the managed policies that it names. */
export function roleType({ roles }: Iam): ResourceType {
  return {
    handler: {
      async create(request) {
        const { properties } = request;
        const name =
          optionalText(properties, 'RoleName') ?? generateName(request, { maxLength: 64, letters: 'any' });
        const role = roles.create({ ...specOf(properties), name, path: optionalText(properties, 'Path') });
        request.announce(name);
        for (const policy of inlinePolicies(properties)) roles.putPolicy(name, policy.name, policy.document);
        for (const arn of managedPolicies(properties)) roles.attachPolicy(name, arn);
        return resultOf(role);
      },

      async update({ physicalId: name, properties, previousProperties }) {
        roles.update(name, specOf(properties));
        const wanted = new Set(inlinePolicies(properties).map((policy) => policy.name));
        for (const policy of inlinePolicies(previousProperties)) {
          if (!wanted.has(policy.name)) roles.removePolicy(name, policy.name);
        }
        for (const policy of inlinePolicies(properties)) roles.putPolicy(name, policy.name, policy.document);
        const attached = managedPolicies(properties);
        for (const arn of managedPolicies(previousProperties)) {
          if (!attached.includes(arn)) roles.detachPolicy(name, arn);
        }
        for (const arn of attached) roles.attachPolicy(name, arn);
        const role = roles.find(name);
        if (role === undefined) throw new Error(`The role ${name} no longer exists.`);
        return resultOf(role);
      },

      async delete({ physicalId: name, properties }) {
        const role = roles.find(name);
        if (role === undefined) return;
        // Deletes only the role's own inline policies: a policy of another resource prevents the deletion, as on AWS.
        for (const policy of inlinePolicies(properties)) {
          if (role.inlinePolicies.has(policy.name)) roles.removePolicy(name, policy.name);
        }
        for (const arn of managedPolicies(properties)) {
          if (role.attachedPolicyArns.has(arn)) roles.detachPolicy(name, arn);
        }
        roles.remove(name);
      },
    },
    requiresCapability: { nameProperty: 'RoleName' },
  };
}

function specOf(properties: ValueObject): Omit<RoleSpec, 'name' | 'path'> {
  const { AssumeRolePolicyDocument: trustPolicy, MaxSessionDuration: maxSessionSeconds } = properties;
  return {
    trustPolicy,
    description: optionalText(properties, 'Description'),
    maxSessionSeconds: typeof maxSessionSeconds === 'number' ? maxSessionSeconds : undefined,
    permissionsBoundaryArn: optionalText(properties, 'PermissionsBoundary'),
  };
}

interface InlinePolicy {
  readonly name: string;
  readonly document: Value | undefined;
}

function inlinePolicies({ Policies: policies }: ValueObject): readonly InlinePolicy[] {
  const list = isList(policies) ? policies : [];
  return list.filter(isValueObject).map((policy) => ({
    name: optionalText(policy, 'PolicyName') ?? '',
    document: policy.PolicyDocument,
  }));
}

function managedPolicies({ ManagedPolicyArns: arns }: ValueObject): readonly string[] {
  return isList(arns) ? arns.map(String) : [];
}

function resultOf({ name, arn, id }: Role): ResourceResult {
  return { physicalId: name, attributes: { Arn: arn, RoleId: id } };
}
