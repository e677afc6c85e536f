import type { NormalizedSchema } from '@smithy/core/schema';
import type { TimestampFormat } from './timestamp';
import { expectedTimestamp, readTimestamp, timestampFormatOf, timestampFormats } from './timestamp';

/** Value of a text as a scalar of a schema, or a description of the expected text. */
export type ScalarReading =
  | { readonly state: 'read'; readonly value: unknown }
  | { readonly state: 'refused'; readonly expected: string };

interface ScalarKind {
  readonly matches: (schema: NormalizedSchema) => boolean;
  readonly grammar: RegExp;
  readonly expected: string;
  readonly read: (text: string) => unknown;
}

/**
 * Kinds of scalars. Their readers are strict. The SDK's own readers accept any text: `x` as a number, `maybe` as
 * `false`. Integers are not distinguished from other numbers, since schemas do not distinguish them; actions that need
 * an integer check for it.
 */
const kinds: readonly ScalarKind[] = [
  {
    matches: (schema) => schema.isStringSchema(),
    grammar: /^/,
    expected: 'text',
    read: (text) => text,
  },
  {
    matches: (schema) => schema.isNumericSchema(),
    grammar: /^[+-]?\d{1,16}(\.\d{1,16})?([eE][+-]?\d{1,2})?$/,
    expected: 'a number',
    read: readNumber,
  },
  {
    matches: (schema) => schema.isBooleanSchema(),
    grammar: /^(true|false)$/i,
    expected: 'true or false',
    read: (text) => text.toLowerCase() === 'true',
  },
  {
    matches: (schema) => schema.isBlobSchema(),
    grammar: /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
    expected: 'base64',
    read: (text) => new Uint8Array(Buffer.from(text, 'base64')),
  },
];

/**
 * Reads a scalar in its text form in Query parameters, headers and paths, or in a JSON text. `usualFormat` is the
 * format of times whose schema specifies no format.
 */
export function readScalar(
  schema: NormalizedSchema,
  text: string,
  usualFormat: TimestampFormat = timestampFormats.iso8601,
): ScalarReading {
  if (schema.isTimestampSchema()) {
    const format = timestampFormatOf(schema, usualFormat);
    return outcome(readTimestamp(text, format), expectedTimestamp(format));
  }
  const kind = kinds.find(({ matches }) => matches(schema));
  if (kind === undefined) throw new Error(`The schema ${schema.getName(true)} has no text form.`);
  return outcome(kind.grammar.test(text) ? kind.read(text) : undefined, kind.expected);
}

function outcome(value: unknown, expected: string): ScalarReading {
  return value === undefined ? { state: 'refused', expected } : { state: 'read', value };
}

/** Reads a number. Refuses a whole number that a double cannot represent exactly, since it would be changed. */
function readNumber(text: string): number | undefined {
  const read = Number(text);
  return Number.isInteger(read) && !Number.isSafeInteger(read) ? undefined : read;
}
