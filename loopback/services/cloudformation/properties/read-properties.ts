import type { Value, ValueObject } from '../template/value';
import { isList, isValueObject, Unknown } from '../template/value';
import type { ResourceDefinition } from './definitions';
import type { PropertyDefinition, PropertyDefinitions, PropertyType } from './property-definition';
import { isScalarType, readScalar, titleOf } from './read-scalar';
import type { Problem, Reading } from './reading';
import { read, wrongType } from './reading';

/** AWS's `Tag` structure. Definitions refer to it without defining it. */
const tag: PropertyDefinitions = {
  Key: { type: { type: 'string' }, required: true },
  Value: { type: { type: 'string' }, required: true },
};

/**
 * Checks a resource's properties against AWS's definition of its type, and converts scalars to the defined types, as
 * CloudFormation does. Unknown values are accepted.
 */
export function readProperties(
  properties: ValueObject,
  definition: ResourceDefinition,
): Reading<ValueObject> {
  return readStructure(properties, definition.properties, [], definition);
}

function readStructure(
  object: ValueObject,
  definitions: PropertyDefinitions,
  path: readonly string[],
  source: ResourceDefinition,
): Reading<ValueObject> {
  const problems: Problem[] = [];
  for (const [name, { required }] of Object.entries(definitions)) {
    if (required && !Object.hasOwn(object, name)) {
      problems.push({ path, kind: 'missing', name });
    }
  }
  const entries = Object.entries(object).map(([name, value]): [string, Value] => {
    const definition = Object.hasOwn(definitions, name) ? definitions[name] : undefined;
    if (definition === undefined) {
      problems.push({ path, kind: 'unknown', name });
      return [name, value];
    }
    const reading = readProperty(value, definition, [...path, name], source);
    if (reading.state === 'wrong') problems.push(...reading.problems);
    return [name, reading.state === 'read' ? reading.value : value];
  });
  if (problems.length > 0) return { state: 'wrong', problems };
  return { state: 'read', value: Object.fromEntries(entries) };
}

/** Reads the value as the newest type that it fits. If it fits no type, returns the problems for the newest type. */
function readProperty(
  value: Value,
  { type, previousTypes = [] }: PropertyDefinition,
  path: readonly string[],
  source: ResourceDefinition,
): Reading {
  const newest = readType(value, type, path, source);
  if (newest.state === 'read') return newest;
  const older = previousTypes.map((previous) => readType(value, previous, path, source));
  return older.find(({ state }) => state === 'read') ?? newest;
}

function readType(
  value: Value,
  type: PropertyType,
  path: readonly string[],
  source: ResourceDefinition,
): Reading {
  if (value instanceof Unknown) return read(value);
  if (isScalarType(type)) return readScalar(value, type, path);
  switch (type.type) {
    case 'json':
      return readJson(value, path);
    case 'array':
      if (!isList(value)) return wrongType(path, 'JSONArray', titleOf(value));
      return readItems(
        value.map((item, index) => [String(index), item]),
        type.element,
        path,
        source,
        (entries) => entries.map(([, item]) => item),
      );
    case 'map':
      if (!isValueObject(value)) return notAnObject(value, path);
      return readItems(Object.entries(value), type.element, path, source, Object.fromEntries);
    case 'tag':
      if (!isValueObject(value)) return notAnObject(value, path);
      return readStructure(value, tag, path, source);
    case 'ref':
      if (!isValueObject(value)) return notAnObject(value, path);
      return readStructure(value, source.structure(type.reference), path, source);
    case 'union':
      return readUnion(value, type.types, path, source);
  }
}

/** Reads a document such as a policy: an object, or a JSON text of one. */
function readJson(value: Value, path: readonly string[]): Reading {
  if (isValueObject(value) || isList(value)) return read(value);
  try {
    const parsed: unknown = JSON.parse(String(value));
    if (typeof parsed === 'object' && parsed !== null) return read(parsed as ValueObject);
  } catch {
    // Text that is not JSON is reported as a wrong type below.
  }
  return notAnObject(value, path);
}

function readItems(
  entries: readonly (readonly [string, Value])[],
  element: PropertyType,
  path: readonly string[],
  source: ResourceDefinition,
  assemble: (entries: readonly (readonly [string, Value])[]) => Value,
): Reading {
  const problems: Problem[] = [];
  const readEntries = entries.map(([key, item]) => {
    const reading = readType(item, element, [...path, key], source);
    if (reading.state === 'wrong') problems.push(...reading.problems);
    return [key, reading.state === 'read' ? reading.value : item] as const;
  });
  return problems.length > 0 ? { state: 'wrong', problems } : read(assemble(readEntries));
}

function readUnion(
  value: Value,
  types: readonly PropertyType[],
  path: readonly string[],
  source: ResourceDefinition,
): Reading {
  const readings = types.map((type) => readType(value, type, path, source));
  return (
    readings.find(({ state }) => state === 'read') ??
    readings[0] ??
    wrongType(path, 'nothing', titleOf(value))
  );
}

function notAnObject(value: Value, path: readonly string[]): Reading {
  return wrongType(path, 'JSONObject', titleOf(value));
}
