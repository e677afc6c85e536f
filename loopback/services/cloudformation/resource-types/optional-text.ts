import type { ValueObject } from '../template/value';

/** Returns an optional text property. Its type has already been checked against the definition. */
export function optionalText(properties: ValueObject, name: string): string | undefined {
  const value = Object.hasOwn(properties, name) ? properties[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}
