import { validationError } from '../../faults';
import type { TemplateValue } from '../value';
import { isList } from '../value';

/** Argument of `Fn::GetAtt`. The attribute's name may itself be a `Ref` to a parameter. */
export interface AttributeReference {
  readonly logicalId: string;
  readonly attribute: TemplateValue;
}

/** Reads `["Cluster", "Endpoint.Address"]` and `"Cluster.Endpoint.Address"`. */
export function readAttributeReference(argument: TemplateValue): AttributeReference {
  const [logicalId, ...rest] = isList(argument) ? argument : splitOnce(String(argument));
  const attribute =
    rest.length > 1 && rest.every((part) => typeof part === 'string') ? rest.join('.') : rest[0];
  if (typeof logicalId !== 'string' || logicalId === '' || attribute === undefined || attribute === '') {
    throw validationError(
      'Template error: every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
    );
  }
  return { logicalId, attribute };
}

function splitOnce(text: string): readonly string[] {
  const at = text.indexOf('.');
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
