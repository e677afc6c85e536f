import type { ValueObject } from '../../template/value';

/** How a resource type's properties are translated to the parameters of an API operation. */
export interface Translation {
  /** Parameter names of the properties whose parameter has a different name. */
  readonly renamed: Readonly<Record<string, string>>;
  /** Properties that only CloudFormation or another operation uses. */
  readonly omitted: readonly string[];
}

/**
 * Translates properties to parameters of the API. Properties that the translation does not mention keep their names. No
 * property is dropped silently, because the operation rejects unknown parameters.
 */
export function toParameters(properties: ValueObject, { renamed, omitted }: Translation): ValueObject {
  const kept = Object.entries(properties).filter(([name]) => !omitted.includes(name));
  return Object.fromEntries(
    kept.map(([name, value]) => [Object.hasOwn(renamed, name) ? renamed[name] : name, value]),
  );
}
