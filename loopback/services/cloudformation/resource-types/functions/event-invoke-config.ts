import type { ValueObject } from '../../template/value';
import { isValueObject } from '../../template/value';
import { optionalText } from '../optional-text';
import { ResourceError } from '../resource-error';
import type { ResourceRequest, ResourceType } from '../resource-handler';
import type { FunctionStore } from './function-store';

/** `AWS::Lambda::EventInvokeConfig`: how asynchronous events are retried. */
export function eventInvokeConfigType(functions: FunctionStore): ResourceType {
  const put = ({ properties }: ResourceRequest) => {
    const { DestinationConfig: destinations } = properties;
    if (isValueObject(destinations) && Object.keys(destinations).length > 0) {
      throw new ResourceError(
        'InvalidRequest',
        'The loopback account does not support destinations for events.',
      );
    }
    const { functionName, qualifier } = targetOf(properties);
    functions.putEventInvokeConfig(functionName, qualifier, {
      ...numberOf(properties, 'MaximumRetryAttempts', 'maximumRetryAttempts'),
      ...numberOf(properties, 'MaximumEventAgeInSeconds', 'maximumEventAgeSeconds'),
    });
  };
  return {
    handler: {
      async create(request) {
        const { functionName, qualifier } = targetOf(request.properties);
        const physicalId = `${functionName}|${qualifier}`;
        put(request);
        request.announce(physicalId);
        return { physicalId, attributes: {} };
      },

      async update(request) {
        put(request);
        return { physicalId: request.physicalId, attributes: {} };
      },

      async delete({ properties }) {
        const { functionName, qualifier } = targetOf(properties);
        if (!functions.all.some(({ name, arn }) => name === functionName || arn === functionName)) return;
        functions.removeEventInvokeConfig(functionName, qualifier);
      },
    },
  };
}

function targetOf(properties: ValueObject): { readonly functionName: string; readonly qualifier: string } {
  return {
    functionName: optionalText(properties, 'FunctionName') ?? '',
    qualifier: optionalText(properties, 'Qualifier') ?? '',
  };
}

function numberOf<Name extends string>(
  properties: ValueObject,
  property: string,
  name: Name,
): { readonly [Key in Name]?: number } {
  const value = properties[property];
  return (typeof value === 'number' ? { [name]: value } : {}) as { readonly [Key in Name]?: number };
}
