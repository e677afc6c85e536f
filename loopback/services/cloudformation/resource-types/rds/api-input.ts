import type { ValueObject } from '../../template/value';

/** How a resource type's properties become the parameters of an operation of the API. */
export interface Translation {
  /** Properties whose parameter is called something else. */
  readonly renamed: Readonly<Record<string, string>>;
  /** Properties that mean something to CloudFormation only, or to another operation. */
  readonly left: readonly string[];
}

/**
 * Properties as parameters of the API. Those the translation does not mention keep their names: what the operation
 * does not know it refuses by name, and so does nothing here.
 */
export function toParameters(properties: ValueObject, { renamed, left }: Translation): ValueObject {
  const kept = Object.entries(properties).filter(([name]) => !left.includes(name));
  return Object.fromEntries(
    kept.map(([name, value]) => [Object.hasOwn(renamed, name) ? renamed[name] : name, value]),
  );
}
