import { isDeepStrictEqual } from 'node:util';
import type { Value, ValueObject } from '../template/value';
import { isValueObject } from '../template/value';
import type { ResourceDefinition } from './definitions';
import type { PropertyDefinition, PropertyDefinitions } from './property-definition';

export type Replacement = 'no' | 'maybe' | 'yes';

/** Top-level property that differs between two templates. */
export interface PropertyChange {
  readonly name: string;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
  /** Whether the change replaces the resource. */
  readonly replacement: Replacement;
}

/**
 * Returns the properties that differ, sorted by name. Changes of a type without a definition never replace the
 * resource.
 */
export function compareProperties(
  before: ValueObject,
  after: ValueObject,
  definition: ResourceDefinition | undefined,
): readonly PropertyChange[] {
  return changedNames(before, after).map((name) => ({
    name,
    before: ownValue(before, name),
    after: ownValue(after, name),
    replacement:
      definition === undefined
        ? 'no'
        : replacementOf(
            name,
            ownValue(before, name),
            ownValue(after, name),
            definition.properties,
            definition,
          ),
  }));
}

function changedNames(before: ValueObject, after: ValueObject): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names]
    .filter((name) => !isDeepStrictEqual(ownValue(before, name), ownValue(after, name)))
    .sort();
}

/**
 * Replacement that the property's own definition requires, or the strongest that a changed nested property requires.
 */
function replacementOf(
  name: string,
  before: Value | undefined,
  after: Value | undefined,
  definitions: PropertyDefinitions,
  source: ResourceDefinition,
): Replacement {
  const property: PropertyDefinition | undefined = Object.hasOwn(definitions, name)
    ? definitions[name]
    : undefined;
  const own = property?.causesReplacement ?? 'no';
  if (own !== 'no' || property?.type.type !== 'ref' || !isValueObject(before) || !isValueObject(after))
    return own;
  const inside = source.structure(property.type.reference);
  const nested = changedNames(before, after).map((key) =>
    replacementOf(key, ownValue(before, key), ownValue(after, key), inside, source),
  );
  return nested.includes('yes') ? 'yes' : nested.includes('maybe') ? 'maybe' : 'no';
}

function ownValue(object: ValueObject, name: string): Value | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
