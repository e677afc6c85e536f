import type { Value } from '../template/value';
import { isList, isScalar } from '../template/value';
import type { PropertyType } from './property-definition';
import type { Reading } from './reading';
import { read, wrong, wrongType } from './reading';

type ScalarName = 'string' | 'date-time' | 'integer' | 'number' | 'boolean' | 'null';

interface ScalarKind {
  /** CloudFormation's name for the type. */
  readonly title: string;
  /** Converts a value to this type, as AWS does. Returns undefined if that is impossible. */
  readonly convert: (value: string | number | boolean) => string | number | boolean | undefined;
}

const scalars: Readonly<Record<ScalarName, ScalarKind>> = {
  string: { title: 'String', convert: String },
  'date-time': { title: 'String', convert: String },
  integer: {
    title: 'Integer',
    convert: (value) => (/^[+-]?\d{1,15}$/.test(String(value)) ? Number(value) : undefined),
  },
  number: {
    title: 'Number',
    convert: (value) =>
      /^[+-]?\d{1,15}(\.\d+)?(e[+-]?\d{1,2})?$/i.test(String(value)) ? Number(value) : undefined,
  },
  boolean: {
    title: 'Boolean',
    convert: (value) =>
      /^(true|false)$/i.test(String(value)) ? String(value).toLowerCase() === 'true' : undefined,
  },
  null: { title: 'Null', convert: () => undefined },
};

export function isScalarType(type: PropertyType): type is PropertyType & { readonly type: ScalarName } {
  return Object.hasOwn(scalars, type.type);
}

/** Reads a scalar as the type that the definition requires: string, number or boolean. */
export function readScalar(
  value: Value,
  type: PropertyType & { readonly type: ScalarName },
  path: readonly string[],
): Reading {
  const { title, convert } = scalars[type.type];
  if (isDynamicReference(value)) return read(value);
  const converted = isScalar(value) ? convert(value) : undefined;
  if (converted === undefined) {
    return wrongType(path, title, titleOf(value));
  }
  const allowed: readonly (string | number)[] | undefined =
    'allowedValues' in type ? type.allowedValues : undefined;
  if (allowed !== undefined && !allowed.some((candidate) => candidate === converted)) {
    return wrong({ path, kind: 'value', found: String(converted), allowed });
  }
  return read(converted);
}

/** CloudFormation's name for the type of a value. */
export function titleOf(value: Value): string {
  if (isList(value)) return 'JSONArray';
  if (typeof value === 'object') return 'JSONObject';
  return { string: 'String', number: 'Number', boolean: 'Boolean' }[
    typeof value as 'string' | 'number' | 'boolean'
  ];
}

/**
 * Whether the value is a reference such as `{{resolve:ssm:…}}`. It is resolved only when the resource is created or
 * updated.
 */
function isDynamicReference(value: Value): boolean {
  return typeof value === 'string' && value.includes('{{resolve:');
}
