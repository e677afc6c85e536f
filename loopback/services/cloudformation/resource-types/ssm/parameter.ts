import type { Parameter, Parameters } from '../../../ssm/state';
import type { ValueObject } from '../../template/value';
import { optionalText } from '../optional-text';
import { generateName } from '../physical-name';
import { ResourceError } from '../resource-error';
import type { ResourceResult, ResourceType } from '../resource-handler';

/** `AWS::SSM::Parameter`. */
export function parameterType(parameters: Parameters): ResourceType {
  const put = (name: string, properties: ValueObject): ResourceResult =>
    resultOf(parameters.putParameter(name, optionalText(properties, 'Value') ?? '', readType(properties)));
  return {
    handler: {
      async create(request) {
        const { properties } = request;
        const given = optionalText(properties, 'Name');
        const name = given ?? `CFN-${generateName(request, { maxLength: 1000, letters: 'any' })}`;
        if (parameters.findParameter(name) !== undefined) {
          throw new ResourceError('AlreadyExists', `The parameter ${name} already exists.`);
        }
        const made = put(name, properties);
        request.announce(name);
        return made;
      },

      async update({ physicalId, properties }) {
        return put(physicalId, properties);
      },

      async delete({ physicalId }) {
        parameters.deleteParameter(physicalId);
      },
    },
  };
}

function readType(properties: ValueObject): Parameter['type'] {
  const type = optionalText(properties, 'Type');
  if (type === 'String' || type === 'StringList') return type;
  throw new ResourceError('InvalidRequest', `Type must be String or StringList, got ${type}.`);
}

function resultOf({ name, arn, type, value }: Parameter): ResourceResult {
  return { physicalId: name, attributes: { Arn: arn, Type: type, Value: value } };
}
