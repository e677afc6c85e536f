import type { NormalizedSchema } from '@smithy/core/schema';
import fc from 'fast-check';

/** Text that XML can carry and that clients do not trim. */
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((value) => value === value.trim() && !/\p{Cc}|\p{Noncharacter_Code_Point}/u.test(value));

const time = fc.date({
  min: new Date('1970-01-01T00:00:00Z'),
  max: new Date('2100-01-01T00:00:00Z'),
  noInvalidDate: true,
});

const number = fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.constantFrom(0.5, 128, 1.25));

/** Random values of a schema: required members always there, others sometimes, nothing empty inside. */
export function valuesOf(schema: NormalizedSchema, depth = 0): fc.Arbitrary<unknown> {
  if (schema.isStructSchema()) return structuresOf(schema, depth);
  if (schema.isListSchema()) {
    return fc.array(valuesOf(schema.getValueSchema(), depth + 1), {
      minLength: depth === 0 ? 1 : 0,
      maxLength: 3,
    });
  }
  if (schema.isMapSchema())
    return fc.dictionary(text, text, { minKeys: 1, maxKeys: 3, noNullPrototype: true });
  if (schema.isNumericSchema()) return number;
  if (schema.isBooleanSchema()) return fc.boolean();
  if (schema.isTimestampSchema()) return time;
  if (schema.isStringSchema()) return text;
  throw new Error(`No values are known for ${schema.getName(true)}.`);
}

/** Of an operation's input or output; `unit` has one value, the empty one. */
export function structuresOf(schema: NormalizedSchema, depth = 0): fc.Arbitrary<Record<string, unknown>> {
  if (schema.isUnitSchema()) return fc.constant({});
  const members = [...schema.structIterator()];
  const definition: unknown = schema.getSchema();
  const requiredCount = Array.isArray(definition) ? Number(definition[6] ?? 0) : 0;
  const required = members.slice(0, requiredCount).map(([name]) => name);
  // A structure with no member at all is not sent, so below the top one member is always there.
  const kept = required.length > 0 || depth === 0 ? required : members.slice(0, 1).map(([name]) => name);
  const values = Object.fromEntries(members.map(([name, member]) => [name, valuesOf(member, depth + 1)]));
  return fc.record(values, { requiredKeys: kept, noNullPrototype: true });
}
