import type { NormalizedSchema } from '@smithy/core/schema';

/** What a text means as a scalar of a schema, or what it should have been. */
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
 * Strict, where the SDK's own readers take anything: `x` for a number, `maybe` for `false`. Integers are not told
 * from other numbers, since schemas do not: whoever needs an integer checks for one.
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
    matches: (schema) => schema.isTimestampSchema(),
    grammar: /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?)?$/,
    expected: 'an ISO 8601 time such as 2026-11-30T12:00:00Z',
    read: readTimestamp,
  },
  {
    matches: (schema) => schema.isBlobSchema(),
    grammar: /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
    expected: 'base64',
    read: (text) => new Uint8Array(Buffer.from(text, 'base64')),
  },
];

/** Reads a scalar in the textual form of Query parameters, headers and paths. */
export function readScalar(schema: NormalizedSchema, text: string): ScalarReading {
  const kind = kinds.find(({ matches }) => matches(schema));
  if (kind === undefined) throw new Error(`No textual form is known for ${schema.getName(true)}.`);
  const value = kind.grammar.test(text) ? kind.read(text) : undefined;
  return value === undefined ? { state: 'refused', expected: kind.expected } : { state: 'read', value };
}

/** A whole number too large to be held exactly would come back as another one. */
function readNumber(text: string): number | undefined {
  const read = Number(text);
  return Number.isInteger(read) && !Number.isSafeInteger(read) ? undefined : read;
}

/** Without a zone a time is UTC, as AWS reads it. */
function readTimestamp(text: string): Date | undefined {
  const [date = '', time = '00:00'] = text.split('T');
  const zone = /(Z|[+-]\d\d:\d\d)$/.test(time) ? '' : 'Z';
  const read = new Date(`${date}T${time}${zone}`);
  const midnight = new Date(`${date}T00:00Z`);
  // The 31st of February is read as the 3rd of March: such a date must come back as it was.
  const isReal = !Number.isNaN(read.getTime()) && midnight.toISOString().startsWith(date);
  return isReal ? read : undefined;
}
