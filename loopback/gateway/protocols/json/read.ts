import type { NormalizedSchema } from '@smithy/core/schema';
import { CommonError } from '../../errors';
import { readMembers } from '../../schema/members';
import { readScalar } from '../../schema/scalar';
import { timestampFormatOf, timestampFormats } from '../../schema/timestamp';

/** Deeper than any value of any service. A limit is needed because schemas can be recursive. */
const maxDepth = 64;

/**
 * Reads a value of a schema from parsed JSON. This reader is strict. The SDK's own reader accepts a number as text and two
 * members of a union together. A member that is `null` counts as absent, as on AWS. Unknown members are refused:
 * if they were ignored, the caller would not notice that they have no effect.
 *
 * Throws `MalformedInput` for a wrong type or an unknown member, `MissingParameter` for an absent required member.
 */
export function readJson(schema: NormalizedSchema, value: unknown, path: string, depth = 0): unknown {
  if (depth > maxDepth)
    throw new CommonError('MalformedInput', `The value is more than ${maxDepth} levels deep.`);
  if (schema.isDocumentSchema()) return value;
  if (schema.isStructSchema()) return readStructure(schema, value, path, depth);
  if (schema.isListSchema()) return readList(schema, value, path, depth);
  if (schema.isMapSchema()) return readMap(schema, value, path, depth);
  if (schema.isNumericSchema()) return expectType(value, 'number', path);
  if (schema.isBooleanSchema()) return expectType(value, 'boolean', path);
  if (schema.isTimestampSchema()) return readTime(schema, value, path);
  return readText(schema, value, path);
}

/** Reads a structure. `unit` and structures without members are read as an empty object. */
export function readStructure(
  schema: NormalizedSchema,
  value: unknown,
  path = '',
  depth = 0,
): Record<string, unknown> {
  const given = Object.entries(expectObject(value, path)).filter(([, member]) => member !== null);
  const { byWireName, required } = readMembers(schema);
  const read: Record<string, unknown> = {};
  for (const [name, member] of given) {
    const known = byWireName.get(name);
    const memberPath = path === '' ? name : `${path}.${name}`;
    if (known === undefined)
      throw new CommonError('MalformedInput', `The member ${memberPath} is not recognized.`);
    read[known.name] = readJson(known.schema, member, memberPath, depth + 1);
  }
  if (schema.isUnionSchema() && given.length !== 1) throw malformed(path, 'exactly one member', value);
  requireMembers(required, read, path);
  return read;
}

/** Throws `MissingParameter`, in the words of AWS's validation, for the first of `names` that `value` lacks. */
export function requireMembers(names: readonly string[], value: Record<string, unknown>, path = ''): void {
  const missing = names.find((name) => value[name] === undefined);
  if (missing === undefined) return;
  const place = path === '' ? missing : `${path}.${missing}`;
  const spelled = place.charAt(0).toLowerCase() + place.slice(1);
  throw new CommonError(
    'MissingParameter',
    `1 validation error detected: Value null at '${spelled}' failed to satisfy constraint: Member must not be null`,
  );
}

function readList(schema: NormalizedSchema, value: unknown, path: string, depth: number): unknown[] {
  if (!Array.isArray(value)) throw malformed(path, 'a list', value);
  const item = schema.getValueSchema();
  return value.map((entry, index) => readJson(item, entry, `${path}[${index}]`, depth + 1));
}

function readMap(
  schema: NormalizedSchema,
  value: unknown,
  path: string,
  depth: number,
): Record<string, unknown> {
  const entries = Object.entries(expectObject(value, path));
  const item = schema.getValueSchema();
  return Object.fromEntries(
    entries.map(([key, entry]) => [key, readJson(item, entry, `${path}.${key}`, depth + 1)]),
  );
}

function readTime(schema: NormalizedSchema, value: unknown, path: string): unknown {
  const isInSeconds =
    timestampFormatOf(schema, timestampFormats.epochSeconds) === timestampFormats.epochSeconds;
  const text = isInSeconds ? expectType(value, 'number', path) : expectType(value, 'string', path);
  return readText(schema, String(text), path);
}

function readText(schema: NormalizedSchema, value: unknown, path: string): unknown {
  const text = expectType(value, 'string', path);
  const reading = readScalar(schema, String(text), timestampFormats.epochSeconds);
  if (reading.state === 'refused') throw malformed(path, reading.expected, value);
  return reading.value;
}

/** Checks a value's type. JSON's parser reads a number too large for a double as infinity, which is refused. */
function expectType(value: unknown, type: 'string' | 'number' | 'boolean', path: string): unknown {
  const isOfType = typeof value === type && (type !== 'number' || Number.isFinite(value));
  if (!isOfType) throw malformed(path, `a ${type}`, value);
  return value;
}

function expectObject(value: unknown, path: string): object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw malformed(path, 'an object', value);
  }
  return value;
}

function malformed(path: string, expected: string, value: unknown): CommonError {
  const place = path === '' ? 'The request body' : `The member ${path}`;
  const seen = Array.isArray(value) ? 'a list' : value === null ? 'null' : typeof value;
  return new CommonError('MalformedInput', `${place} must be ${expected}, got ${seen}.`);
}
