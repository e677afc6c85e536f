import type { LogGroups } from '../../../logs/state';
import { optionalText } from '../optional-text';
import { generateName } from '../physical-name';
import type { ResourceType } from '../resource-handler';

/** `AWS::Logs::LogStream`. Every change of its properties replaces it. */
export function logStreamType(logGroups: LogGroups): ResourceType {
  return {
    handler: {
      async create(request) {
        const { properties } = request;
        const group = optionalText(properties, 'LogGroupName') ?? '';
        const name =
          optionalText(properties, 'LogStreamName') ??
          generateName(request, { maxLength: 512, letters: 'any' });
        logGroups.createLogStream(group, name);
        request.announce(name);
        return { physicalId: name, attributes: {} };
      },

      async update({ physicalId }) {
        return { physicalId, attributes: {} };
      },

      async delete({ physicalId, properties }) {
        logGroups.findGroup(optionalText(properties, 'LogGroupName') ?? '')?.streams.delete(physicalId);
      },
    },
  };
}
