import type { Iam } from '../../../iam/state';
import { optionalText } from '../optional-text';
import { generateName } from '../physical-name';
import type { ResourceType } from '../resource-handler';
import { rolesOf } from './attachments';

/** `AWS::IAM::ManagedPolicy`, attached to the roles it names. `Ref` returns its ARN. */
export function managedPolicyType({ roles, managedPolicies }: Iam): ResourceType {
  return {
    handler: {
      async create(request) {
        const { properties } = request;
        const given = optionalText(properties, 'ManagedPolicyName');
        const name = given ?? generateName(request, { maxLength: 128, letters: 'any' });
        const document = properties.PolicyDocument;
        const arn = managedPolicies.create({ name, path: optionalText(properties, 'Path'), document });
        request.announce(arn);
        for (const role of rolesOf(properties)) roles.attachPolicy(role, arn);
        return { physicalId: arn, attributes: { PolicyArn: arn } };
      },

      async update({ physicalId: arn, properties, previousProperties }) {
        managedPolicies.replace(arn, properties.PolicyDocument);
        const wanted = rolesOf(properties);
        for (const role of wanted) roles.attachPolicy(role, arn);
        for (const role of rolesOf(previousProperties)) {
          if (!wanted.includes(role)) roles.detachPolicy(role, arn);
        }
        return { physicalId: arn, attributes: { PolicyArn: arn } };
      },

      async delete({ physicalId: arn, properties }) {
        if (managedPolicies.find(arn) === undefined) return;
        for (const role of rolesOf(properties)) {
          if (roles.find(role)?.attachedPolicyArns.has(arn)) roles.detachPolicy(role, arn);
        }
        roles.removeManagedPolicy(arn);
      },
    },
    requiresCapability: { nameProperty: 'ManagedPolicyName' },
  };
}
