import { validationError } from '../../faults';
import type { Value } from '../value';
import { findUnknown, isList, isTemplateObject, Unknown } from '../value';
import { readAttributeReference } from './attribute-reference';
import type { Intrinsic } from './scope';

/** Functions that look a value up by its name. */
export const lookups: Readonly<Record<string, Intrinsic>> = {
  Ref(argument, _evaluate, scope) {
    if (typeof argument !== 'string') {
      throw validationError('Template format error: Every Ref object must have a single String value.');
    }
    return scope.ref(argument);
  },

  'Fn::GetAtt'(argument, evaluate, scope) {
    const { logicalId, attribute } = readAttributeReference(argument);
    const name = evaluate(attribute);
    if (name instanceof Unknown) return name;
    return scope.attribute(logicalId, String(name));
  },

  'Fn::FindInMap'(argument, evaluate, scope) {
    const options = isList(argument) ? argument[3] : undefined;
    const keys = isList(argument) ? argument.slice(0, 3).map(evaluate) : [];
    const unknown = findUnknown(keys.filter((key): key is Value => typeof key !== 'symbol'));
    if (unknown !== undefined) return unknown;
    const [map, top, second] = keys.map((key) => (typeof key === 'symbol' ? undefined : String(key)));
    if (map === undefined || top === undefined || second === undefined) {
      throw validationError(
        'Template error: every Fn::FindInMap object requires three parameters, the map name, map key and the attribute for return value',
      );
    }
    const found = scope.mapping(map, top, second);
    if (found !== undefined) return found;
    if (isTemplateObject(options) && options.DefaultValue !== undefined)
      return evaluate(options.DefaultValue);
    throw validationError(`Template error: Unable to get mapping for ${map}::${top}::${second}`);
  },

  'Fn::ImportValue'(argument, evaluate, scope) {
    const name = evaluate(argument);
    if (name instanceof Unknown) return name;
    return scope.imported(String(name));
  },
};
