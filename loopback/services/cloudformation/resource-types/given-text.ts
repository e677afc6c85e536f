import type { ValueObject } from '../template/value';

/** A property that is text where it is there: that it is has been checked against the type's definition. */
export function givenText(properties: ValueObject, name: string): string | undefined {
  const value = Object.hasOwn(properties, name) ? properties[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}
