import { createDBClusterParameterGroup } from '../../../rds/actions/create-db-cluster-parameter-group';
import { deleteDBClusterParameterGroup } from '../../../rds/actions/delete-db-cluster-parameter-group';
import { modifyDBClusterParameterGroup } from '../../../rds/actions/modify-db-cluster-parameter-group';
import type { RdsState } from '../../../rds/state';
import type { ValueObject } from '../../template/value';
import { isValueObject } from '../../template/value';
import { optionalText } from '../optional-text';
import { generateName } from '../physical-name';
import type { ResourceType } from '../resource-handler';
import { updateTags } from './tags';

/** `AWS::RDS::DBClusterParameterGroup`. */
export function dbClusterParameterGroupType(rds: RdsState): ResourceType {
  return {
    handler: {
      async create(request) {
        const { properties, tags } = request;
        const given = optionalText(properties, 'DBClusterParameterGroupName')?.toLowerCase();
        const name = given ?? generateName(request, { maxLength: 255, letters: 'lower' });
        await createDBClusterParameterGroup(rds, {
          DBClusterParameterGroupName: name,
          DBParameterGroupFamily: optionalText(properties, 'Family'),
          Description: optionalText(properties, 'Description'),
          Tags: [...tags],
        });
        request.announce(name);
        await setParameters(rds, name, properties);
        return { physicalId: name, attributes: {} };
      },

      async update(request) {
        const { physicalId, properties, previousProperties } = request;
        const wanted = namesOf(properties);
        const group = rds.parameterGroups.require(physicalId);
        for (const name of namesOf(previousProperties)) {
          if (!wanted.includes(name)) group.parameters.delete(name);
        }
        await setParameters(rds, physicalId, properties);
        updateTags(rds, 'cluster-pg', request);
        return { physicalId, attributes: {} };
      },

      async delete({ physicalId }) {
        if (rds.parameterGroups.find(physicalId) === undefined) return;
        await deleteDBClusterParameterGroup(rds, { DBClusterParameterGroupName: physicalId });
      },
    },
  };
}

async function setParameters(rds: RdsState, group: string, properties: ValueObject): Promise<void> {
  const { Parameters: parameters } = properties;
  if (!isValueObject(parameters)) return;
  await modifyDBClusterParameterGroup(rds, {
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
