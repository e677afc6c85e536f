import type { Iam } from '../../../iam/state';
import type { ValueObject } from '../../template/value';
import { optionalText } from '../optional-text';
import { generateName } from '../physical-name';
import { ResourceError } from '../resource-error';
import type { ResourceType } from '../resource-handler';
import { rolesOf } from './attachments';

/**
 * `AWS::IAM::Policy`: an inline policy of the roles it names. Several resources may each add one to the same role.
 * The physical id is not the policy's name, so that a rename does not replace the resource.
 */
export function policyType({ roles }: Iam): ResourceType {
  const put = (properties: ValueObject) => {
    const names = rolesOf(properties);
    if (names.length === 0) {
      throw new ResourceError('InvalidRequest', 'At least one of [Groups,Roles,Users] must be non-empty.');
    }
    for (const role of names) roles.putPolicy(role, nameOf(properties), properties.PolicyDocument);
  };
  const remove = (properties: ValueObject, kept: readonly string[] = []) => {
    for (const role of rolesOf(properties)) {
      const hasPolicy = roles.find(role)?.inlinePolicies.has(nameOf(properties)) ?? false;
      if (hasPolicy && !kept.includes(role)) roles.removePolicy(role, nameOf(properties));
    }
  };
  return {
    handler: {
      async create(request) {
        const physicalId = generateName(request, { maxLength: 128, letters: 'any' });
        request.announce(physicalId);
        put(request.properties);
        return { physicalId, attributes: { Id: physicalId } };
      },

      async update({ physicalId, properties, previousProperties }) {
        put(properties);
        const isRenamed = nameOf(properties) !== nameOf(previousProperties);
        remove(previousProperties, isRenamed ? [] : rolesOf(properties));
        return { physicalId, attributes: { Id: physicalId } };
      },

      async delete({ properties }) {
        remove(properties);
      },
    },
    requiresCapability: { nameProperty: 'PolicyName' },
  };
}

function nameOf(properties: ValueObject): string {
  return optionalText(properties, 'PolicyName') ?? '';
}
