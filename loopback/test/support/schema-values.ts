import type { NormalizedSchema } from '@smithy/core/schema';
import fc from 'fast-check';

export interface ValueOptions {
  /** Minimum number of items in a list. @default 0; a list in a header or an address always has at least one */
  readonly minItems?: number;
  /** Values of top-level members by name. These members are always present, except those with the value `undefined`. */
  readonly members?: Readonly<Record<string, fc.Arbitrary<unknown> | undefined>>;
}

/** Maximum depth of structures that contain themselves. */
const maxDepth = 5;

/** Text that XML can carry and that clients do not trim. */
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((value) => value === value.trim() && !/\p{Cc}|\p{Noncharacter_Code_Point}/u.test(value));

/** Text that a header can carry. */
const headerText = fc
  .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 })
  .filter((value) => value === value.trim());

const headerName = fc.string({
  unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz-'),
  minLength: 1,
  maxLength: 8,
});

const seconds = fc
  .integer({ min: 0, max: Date.parse('2100-01-01T00:00:00Z') / 1000 })
  .map((value) => new Date(value * 1000));

const time = fc.date({
  min: new Date('1970-01-01T00:00:00Z'),
  max: new Date('2100-01-01T00:00:00Z'),
  noInvalidDate: true,
});

const number = fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.constantFrom(0.5, 128, 1.25));

/** Random values of a schema, with every required member and some of the others. */
function valuesOf(schema: NormalizedSchema, options: ValueOptions = {}, depth = 0): fc.Arbitrary<unknown> {
  const { httpHeader, httpQuery, httpPrefixHeaders } = schema.getMergedTraits();
  const isInHeader = httpHeader !== undefined || httpPrefixHeaders !== undefined;
  if (schema.isDocumentSchema()) return fc.record({ key: fc.oneof(text, number, fc.boolean()) });
  if (schema.isUnionSchema()) return unionsOf(schema, options, depth);
  if (schema.isStructSchema()) return structuresOf(schema, options, depth);
  if (schema.isListSchema()) {
    const items = isInHeader ? headerText : valuesOf(schema.getValueSchema(), options, depth + 1);
    const minLength = isInHeader || httpQuery !== undefined ? 1 : (options.minItems ?? 0);
    return fc.array(items, { minLength, maxLength: 3 });
  }
  if (schema.isMapSchema()) {
    const values = isInHeader ? headerText : valuesOf(schema.getValueSchema(), options, depth + 1);
    const keys = isInHeader ? headerName : text.filter((key) => key !== '__proto__');
    return fc.dictionary(keys, values, { minKeys: 1, maxKeys: 3, noNullPrototype: true });
  }
  if (schema.isNumericSchema()) return number;
  if (schema.isBooleanSchema()) return fc.boolean();
  if (schema.isTimestampSchema()) return isInHeader || schema.getSchema() === 6 ? seconds : time;
  if (schema.isBlobSchema()) return fc.uint8Array({ minLength: 1, maxLength: 12 });
  if (schema.isStringSchema()) return isInHeader ? headerText : text;
  throw new Error(`No values are known for ${schema.getName(true)}.`);
}

/** Random values of an operation's input or output. The only value of `unit` is the empty structure. */
export function structuresOf(
  schema: NormalizedSchema,
  options: ValueOptions = {},
  depth = 0,
): fc.Arbitrary<Record<string, unknown>> {
  if (schema.isUnitSchema()) return fc.constant({});
  const members = [...schema.structIterator()];
  const definition: unknown = schema.getSchema();
  const requiredCount = Array.isArray(definition) ? Number(definition[6] ?? 0) : 0;
  const values: Record<string, fc.Arbitrary<unknown>> = {};
  const kept: string[] = [];
  for (const [index, [name, member]] of members.entries()) {
    const isOverridden = depth === 0 && options.members !== undefined && Object.hasOwn(options.members, name);
    const isRequired = isOverridden || index < requiredCount || member.isIdempotencyToken();
    if (!isRequired && (depth >= maxDepth || member.isStreaming())) continue;
    const value = isOverridden ? options.members?.[name] : valuesOf(member, options, depth + 1);
    if (value !== undefined) values[name] = value;
    // A client does not send a structure without members, so below the top level one member is always present.
    if (value !== undefined && (isRequired || (depth > 0 && requiredCount === 0 && index === 0))) {
      kept.push(name);
    }
  }
  return fc.record(values, { requiredKeys: kept, noNullPrototype: true });
}

/** Random values of a union, each with one member. */
function unionsOf(schema: NormalizedSchema, options: ValueOptions, depth: number): fc.Arbitrary<unknown> {
  const members = [...schema.structIterator()].slice(0, depth < maxDepth ? undefined : 1);
  return fc.oneof(
    ...members.map(([name, member]) =>
      valuesOf(member, options, depth + 1).map((value) => ({ [name]: value })),
    ),
  );
}
