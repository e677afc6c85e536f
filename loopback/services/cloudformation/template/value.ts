/** What a template is made of: JSON without null, which CloudFormation does not allow in templates. */
export type TemplateValue = string | number | boolean | readonly TemplateValue[] | TemplateObject;

export interface TemplateObject {
  readonly [key: string]: TemplateValue;
}

/** Stands for a value that is known only after a resource has been created or changed. */
export class Unknown {
  /** Where it comes from: `Database`, or `Database.Endpoint.Address`. */
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

/** A template value with its functions evaluated. */
export type Value = string | number | boolean | Unknown | readonly Value[] | ValueObject;

export interface ValueObject {
  readonly [key: string]: Value;
}

/** What `AWS::NoValue` refers to: whatever has this value is not there. */
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

/** The first value in it that is not known yet. */
export function findUnknown(value: Value): Unknown | undefined {
  if (value instanceof Unknown) return value;
  if (isScalar(value)) return undefined;
  for (const part of Object.values(value)) {
    const unknown = findUnknown(part);
    if (unknown !== undefined) return unknown;
  }
  return undefined;
}
