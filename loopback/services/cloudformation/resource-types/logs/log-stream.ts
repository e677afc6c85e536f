import type { LogGroups } from '../../../logs/state';
import { givenText } from '../given-text';
import { generateName } from '../physical-name';
import type { ResourceType } from '../resource-handler';

/** `AWS::Logs::LogStream`. Every change of its properties makes a new one. */
export function logStreamType(logGroups: LogGroups): ResourceType {
  return {
    handler: {
      async create(request) {
        const { properties } = request;
        const group = givenText(properties, 'LogGroupName') ?? '';
        const name =
          givenText(properties, 'LogStreamName') ?? generateName(request, { maxLength: 512, letters: 'any' });
        logGroups.createLogStream(group, name);
        request.announce(name);
        return { physicalId: name, attributes: {} };
      },

      async update({ physicalId }) {
        return { physicalId, attributes: {} };
      },

      async delete({ physicalId, properties }) {
        logGroups.findGroup(givenText(properties, 'LogGroupName') ?? '')?.streams.delete(physicalId);
      },
    },
  };
}
