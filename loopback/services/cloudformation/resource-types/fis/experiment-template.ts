import type { TemplateDefinition } from '../../../fis/api/model';
import type { Templates } from '../../../fis/templates/templates';
import type { Tag } from '../../stacks/stack-resource';
import type { Value, ValueObject } from '../../template/value';
import { isList, isValueObject } from '../../template/value';
import type { ResourceType } from '../resource-handler';

/** `AWS::FIS::ExperimentTemplate`. `Ref` returns its ID. */
export function experimentTemplateType(templates: Templates): ResourceType {
  return {
    handler: {
      async create(request) {
        const { id } = templates.create(definitionOf(request.properties, request.tags));
        request.announce(id);
        return { physicalId: id, attributes: { Id: id } };
      },

      async update({ physicalId: id, properties, tags }) {
        templates.replace(id, definitionOf(properties, tags));
        return { physicalId: id, attributes: { Id: id } };
      },

      async delete({ physicalId: id }) {
        if (templates.find(id) !== undefined) templates.remove(id);
      },
    },
  };
}

/** The type's properties are the members of CreateExperimentTemplate with a capital letter. */
function definitionOf({ Tags: _tags, ...properties }: ValueObject, tags: readonly Tag[]): TemplateDefinition {
  const { Targets: targets, Actions: actions, StopConditions: conditions, ...others } = properties;
  const { ExperimentOptions: options, ...scalars } = others;
  return {
    ...uncapitalised(scalars),
    ...(options !== undefined && { experimentOptions: uncapitalised(options) }),
    stopConditions: isList(conditions) ? conditions.map(uncapitalised) : [],
    targets: eachValue(targets),
    actions: eachValue(actions),
    tags: Object.fromEntries(tags.map(({ Key, Value: value }) => [Key, value])),
  };
}

/** Converts the structures of a map. Its keys are names that the template chooses. */
function eachValue(map: Value | undefined): Record<string, Record<string, unknown>> {
  const entries = isValueObject(map) ? Object.entries(map) : [];
  return Object.fromEntries(entries.map(([name, value]) => [name, uncapitalised(value)]));
}

function uncapitalised(structure: Value): Record<string, unknown> {
  const entries = isValueObject(structure) ? Object.entries(structure) : [];
  return Object.fromEntries(
    entries.map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value]),
  );
}
