import type { Field, SqlParameter } from '@aws-sdk/client-rds-data';
import { faults } from '../faults';

/** Parameter for PostgreSQL. */
export interface ParameterValue {
  readonly value: string | Uint8Array | null;
  /** Cast such as `::int8` to the Data API's own type, so that PostgreSQL rejects the same conversions as on AWS. */
  readonly cast: string;
}

const castOfHint: Readonly<Record<string, string>> = {
  DATE: '::date',
  DECIMAL: '::numeric',
  JSON: '::json',
  TIME: '::time',
  TIMESTAMP: '::timestamp',
  UUID: '::uuid',
};

/**
 * Reads parameters by name. Throws `BadRequestException` for an incomplete or repeated parameter, or an unsupported
 * type.
 */
export function readParameters(parameters: readonly SqlParameter[]): ReadonlyMap<string, ParameterValue> {
  const values = new Map<string, ParameterValue>();
  for (const { name, value, typeHint } of parameters) {
    if (name === undefined || value === undefined)
      throw faults.badRequest('A parameter requires a name and a value.');
    if (values.has(name)) throw faults.badRequest(`The parameter ${name} is specified twice.`);
    values.set(name, readValue(name, value, typeHint));
  }
  return values;
}

function readValue(name: string, field: Field, typeHint: string | undefined): ParameterValue {
  const { isNull, booleanValue, longValue, doubleValue, stringValue, blobValue } = field;
  if (isNull === true) return { value: null, cast: castOfHint[typeHint ?? ''] ?? '' };
  if (stringValue !== undefined) return { value: stringValue, cast: castFor(name, typeHint) };
  if (booleanValue !== undefined) return { value: String(booleanValue), cast: '::bool' };
  if (longValue !== undefined) return { value: String(longValue), cast: '::int8' };
  if (doubleValue !== undefined) return { value: String(doubleValue), cast: '::float8' };
  if (blobValue !== undefined) return { value: blobValue, cast: '::bytea' };
  throw faults.badRequest(`The value of parameter ${name} has an unsupported type, for example an array.`);
}

function castFor(name: string, typeHint: string | undefined): string {
  if (typeHint === undefined) return '::text';
  const cast = castOfHint[typeHint];
  if (cast !== undefined) return cast;
  const hints = Object.keys(castOfHint).join(', ');
  throw faults.badRequest(`The type hint of parameter ${name} is ${typeHint}; it must be one of ${hints}.`);
}
