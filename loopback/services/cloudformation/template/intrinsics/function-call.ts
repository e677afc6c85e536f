import { validationError } from '../../faults';
import type { TemplateObject, TemplateValue } from '../value';

/** A function of the template language, such as `{ "Fn::Join": … }` or `{ "Ref": … }`. */
export interface FunctionCall {
  readonly name: string;
  readonly argument: TemplateValue;
}

/**
 * The call an object stands for; undefined for an object that is what it is. `Ref` and `Condition` are ordinary keys
 * beside others (a policy statement has a `Condition`), `Fn::` never is.
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
