import {
  createDBClusterParameterGroup,
  deleteDBClusterParameterGroup,
  modifyDBClusterParameterGroup,
} from '../../../rds/actions/describe-db-cluster-parameters';
import type { RdsAccount } from '../../../rds/state';
import type { ValueObject } from '../../template/value';
import { isValueObject } from '../../template/value';
import { givenText } from '../given-text';
import { generateName } from '../physical-name';
import type { ResourceType } from '../resource-handler';
import { updateTags } from './tags';

/** `AWS::RDS::DBClusterParameterGroup`. */
export function dbClusterParameterGroupType(account: RdsAccount): ResourceType {
  return {
    handler: {
      async create(request) {
        const { properties, tags } = request;
        const given = givenText(properties, 'DBClusterParameterGroupName')?.toLowerCase();
        const name = given ?? generateName(request, { maxLength: 255, letters: 'lower' });
        await createDBClusterParameterGroup(account, {
          DBClusterParameterGroupName: name,
          DBParameterGroupFamily: givenText(properties, 'Family'),
          Description: givenText(properties, 'Description'),
          Tags: [...tags],
        });
        request.announce(name);
        await setParameters(account, name, properties);
        return { physicalId: name, attributes: {} };
      },

      async update(request) {
        const { physicalId, properties, previousProperties } = request;
        const wanted = namesOf(properties);
        const group = account.parameterGroups.require(physicalId);
        for (const name of namesOf(previousProperties)) {
          if (!wanted.includes(name)) group.parameters.delete(name);
        }
        await setParameters(account, physicalId, properties);
        updateTags(account, 'cluster-pg', request);
        return { physicalId, attributes: {} };
      },

      async delete({ physicalId }) {
        if (account.parameterGroups.find(physicalId) === undefined) return;
        await deleteDBClusterParameterGroup(account, { DBClusterParameterGroupName: physicalId });
      },
    },
  };
}

async function setParameters(account: RdsAccount, group: string, properties: ValueObject): Promise<void> {
  const { Parameters: parameters } = properties;
  if (!isValueObject(parameters)) return;
  await modifyDBClusterParameterGroup(account, {
    DBClusterParameterGroupName: group,
    Parameters: Object.entries(parameters).map(([ParameterName, value]) => ({
      ParameterName,
      ParameterValue: String(value),
      ApplyMethod: 'pending-reboot',
    })),
  });
}

function namesOf({ Parameters: parameters }: ValueObject): readonly string[] {
  return isValueObject(parameters) ? Object.keys(parameters) : [];
}
