import type { NormalizedSchema } from '@smithy/core/schema';

/**
 * Formats of times: ISO 8601 as in `2026-11-30T12:00:00Z`, the format of HTTP's own headers, and seconds since 1970. Schemas
 * refer to the formats by these numbers.
 */
export const timestampFormats = { iso8601: 5, httpDate: 6, epochSeconds: 7 } as const;

export type TimestampFormat = (typeof timestampFormats)[keyof typeof timestampFormats];

interface Form {
  readonly grammar: RegExp;
  readonly expected: string;
  readonly read: (text: string) => Date | undefined;
}

const forms: Readonly<Record<TimestampFormat, Form>> = {
  [timestampFormats.iso8601]: {
    grammar: /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?)?$/,
    expected: 'an ISO 8601 time such as 2026-11-30T12:00:00Z',
    read: readIso8601,
  },
  [timestampFormats.httpDate]: {
    grammar: /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/,
    expected: 'an HTTP date such as Mon, 30 Nov 2026 12:00:00 GMT',
    read: (text) => realDate(new Date(text)),
  },
  [timestampFormats.epochSeconds]: {
    grammar: /^-?\d{1,12}(\.\d{1,9})?$/,
    expected: 'a number of seconds since 1970',
    read: (text) => realDate(new Date(Math.round(Number(text) * 1000))),
  },
};

/** Returns the format of a schema, or `usual`, which depends on the protocol and the place. */
export function timestampFormatOf(schema: NormalizedSchema, usual: TimestampFormat): TimestampFormat {
  const own = schema.getSchema();
  return own === 5 || own === 6 || own === 7 ? own : usual;
}

/** Reads a time. Returns `undefined` if the text does not have this format. */
export function readTimestamp(text: string, format: TimestampFormat): Date | undefined {
  const form = forms[format];
  return form.grammar.test(text) ? form.read(text) : undefined;
}

/** Describes the format for error messages. */
export function expectedTimestamp(format: TimestampFormat): string {
  return forms[format].expected;
}

/** Reads an ISO 8601 time. Without a zone it is UTC, as on AWS. */
function readIso8601(text: string): Date | undefined {
  const [date = '', time = '00:00'] = text.split('T');
  const zone = /(Z|[+-]\d\d:\d\d)$/.test(time) ? '' : 'Z';
  const midnight = realDate(new Date(`${date}T00:00Z`));
  // Dates such as 31 February, which `Date` reads as 3 March, are refused: the date must stay the same.
  return midnight?.toISOString().startsWith(date) ? realDate(new Date(`${date}T${time}${zone}`)) : undefined;
}

function realDate(date: Date): Date | undefined {
  return Number.isNaN(date.getTime()) ? undefined : date;
}
