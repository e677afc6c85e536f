import type { ArrayValue, Field, ResultSetOptions } from '@aws-sdk/client-rds-data';
import { types } from 'pg';
import { faults } from '../faults';

type Convert = (text: string) => Field;

/** PostgreSQL's types by object id (pg_type.dat). Types that are not listed are returned as text. */
const oid = { bool: 16, bytea: 17, int8: 20, int2: 21, int4: 23, oid: 26, float4: 700, float8: 701 } as const;
const numeric = 1700;
const timestamptz = 1184;
const uuidArray = 2951;

/** Array type for the type of the elements. */
const arrays: Readonly<Record<number, (elements: readonly string[]) => ArrayValue>> = {
  1000: (elements) => ({ booleanValues: elements.map(isTrue) }),
  1005: (elements) => ({ longValues: elements.map(toLong) }),
  1007: (elements) => ({ longValues: elements.map(toLong) }),
  1016: (elements) => ({ longValues: elements.map(toLong) }),
  1021: (elements) => ({ doubleValues: elements.map(Number) }),
  1022: (elements) => ({ doubleValues: elements.map(Number) }),
  1002: (elements) => ({ stringValues: [...elements] }),
  1009: (elements) => ({ stringValues: [...elements] }),
  1014: (elements) => ({ stringValues: [...elements] }),
  1015: (elements) => ({ stringValues: [...elements] }),
  1231: (elements) => ({ stringValues: [...elements] }),
};

/**
 * Returns the conversion of a column's values to the Data API's. Throws `UnsupportedResultException` for types that
 * it cannot return, such as arrays of UUIDs, as AWS does.
 */
export function converterOf(typeOid: number, options: ResultSetOptions): Convert {
  if (typeOid === uuidArray) throw unsupported('an array of UUIDs');
  const elements = arrays[typeOid];
  if (elements !== undefined) return (text) => ({ arrayValue: elements(readArray(text)) });
  switch (typeOid) {
    case oid.bool:
      return (text) => ({ booleanValue: isTrue(text) });
    case oid.int2:
    case oid.int4:
    case oid.int8:
    case oid.oid:
      return options.longReturnType === 'STRING'
        ? (text) => ({ stringValue: text })
        : (text) => ({ longValue: toLong(text) });
    case oid.float4:
    case oid.float8:
      return (text) => ({ doubleValue: Number(text) });
    case numeric:
      return options.decimalReturnType === 'DOUBLE_OR_LONG' ? toNumber : (text) => ({ stringValue: text });
    case oid.bytea:
      return (text) => ({ blobValue: Buffer.from(text.slice(2), 'hex') });
    case timestamptz:
      // The session is in UTC, and the Data API omits the time zone.
      return (text) => ({ stringValue: text.replace(/\+00$/, '') });
    default:
      return (text) => ({ stringValue: text });
  }
}

function isTrue(text: string): boolean {
  return text === 't';
}

/**
 * Keeps a number that a double cannot represent exactly as a bigint, which is sent exactly. The SDK's type allows
 * only numbers.
 */
function toLong(text: string): number {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : (BigInt(text) as unknown as number);
}

function toNumber(text: string): Field {
  return /^-?\d+$/.test(text) ? { longValue: toLong(text) } : { doubleValue: Number(text) };
}

type FindParser = (typeOid: number, format: 'text') => (text: string) => unknown[];
/** Parser of `text[]`. Arrays of other types have the same syntax. */
const readTextArray = (types.getTypeParser as FindParser)(1009, 'text');

function readArray(text: string): string[] {
  return readTextArray(text).map((element) => {
    if (typeof element === 'string') return element;
    throw unsupported(element === null ? 'an array with a null' : 'an array of arrays');
  });
}

function unsupported(what: string): Error {
  return faults.unsupportedResult(`The result contains ${what}, which the Data API cannot return.`);
}
