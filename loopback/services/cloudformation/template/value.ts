/** Value in a template: JSON without null, which CloudFormation does not allow in templates. */
export type TemplateValue = string | number | boolean | readonly TemplateValue[] | TemplateObject;

export interface TemplateObject {
  readonly [key: string]: TemplateValue;
}

/** Placeholder for a value that is known only after a resource has been created or updated. */
export class Unknown {
  /** Source of the value: `Database`, or `Database.Endpoint.Address`. */
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

/** Template value with its functions evaluated. */
export type Value = string | number | boolean | Unknown | readonly Value[] | ValueObject;

export interface ValueObject {
  readonly [key: string]: Value;
}

/** Value of `AWS::NoValue`. Members and items with this value are omitted. */
export const noValue = Symbol('AWS::NoValue');
export type NoValue = typeof noValue;

type Scalar = string | number | boolean;

export function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

export function isTemplateObject(value: TemplateValue | undefined): value is TemplateObject {
  return typeof value === 'object' && !Array.isArray(value);
}

export function isValueObject(value: Value | undefined): value is ValueObject {
  return typeof value === 'object' && !Array.isArray(value) && !(value instanceof Unknown);
}

/** Returns the first unknown value in a value. */
export function findUnknown(value: Value): Unknown | undefined {
  if (value instanceof Unknown) return value;
  if (isScalar(value)) return undefined;
  for (const part of Object.values(value)) {
    const unknown = findUnknown(part);
    if (unknown !== undefined) return unknown;
  }
  return undefined;
}
