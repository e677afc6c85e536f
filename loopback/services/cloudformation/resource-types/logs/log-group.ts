import type { LogGroups } from '../../../logs/state';
import type { ValueObject } from '../../template/value';
import { optionalText } from '../optional-text';
import { generateName } from '../physical-name';
import type { ResourceResult, ResourceType } from '../resource-handler';

/** `AWS::Logs::LogGroup`. `Arn` ends in `:*`, as policies for its streams require. */
export function logGroupType(logGroups: LogGroups): ResourceType {
  const made = (name: string): ResourceResult => ({
    physicalId: name,
    attributes: { Arn: `${logGroups.arnOf(name)}:*` },
  });
  return {
    handler: {
      async create(request) {
        const { properties } = request;
        const name =
          optionalText(properties, 'LogGroupName') ??
          generateName(request, { maxLength: 512, letters: 'any' });
        logGroups.createLogGroup(name, { retentionInDays: retentionOf(properties) });
        request.announce(name);
        return made(name);
      },

      async update({ physicalId, properties }) {
        logGroups.requireGroup(physicalId).retentionInDays = retentionOf(properties);
        return made(physicalId);
      },

      async delete({ physicalId }) {
        if (logGroups.findGroup(physicalId) !== undefined) logGroups.deleteLogGroup(physicalId);
      },
    },
  };
}

function retentionOf({ RetentionInDays: days }: ValueObject): number | undefined {
  return typeof days === 'number' ? days : undefined;
}
