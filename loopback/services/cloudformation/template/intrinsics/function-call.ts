import { validationError } from '../../faults';
import type { TemplateObject, TemplateValue } from '../value';

/** Call of a template function, such as `{ "Fn::Join": … }` or `{ "Ref": … }`. */
export interface FunctionCall {
  readonly name: string;
  readonly argument: TemplateValue;
}

/**
 * Reads an object as a function call; undefined for an ordinary object:
 *
 * - `Ref` is an ordinary key if the object has other members.
 * - `Condition` is always an ordinary key: policy statements contain this key.
 * - A key that starts with `Fn::` is never an ordinary key. If the object has other members, it is an error.
 */
export function readCall(object: TemplateObject): FunctionCall | undefined {
  const entries = Object.entries(object);
  const [only] = entries;
  if (only !== undefined && entries.length === 1) {
    const [name, argument] = only;
    return name === 'Ref' || name.startsWith('Fn::') ? { name, argument } : undefined;
  }
  const call = entries.find(([key]) => key.startsWith('Fn::'));
  if (call !== undefined) {
    throw validationError(`Template error: ${call[0]} must be the only member of its object.`);
  }
  return undefined;
}
