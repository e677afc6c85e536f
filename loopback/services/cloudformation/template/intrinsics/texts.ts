import { validationError } from '../../faults';
import type { NoValue, Value } from '../value';
import { findUnknown, isList, isScalar, noValue, Unknown } from '../value';
import type { EvaluateArgument, Intrinsic, Scope } from './scope';
import type { SubstitutionPart } from './substitution';
import { readSubstitution } from './substitution';

/** Functions that return a text or a list of texts. */
export const texts: Readonly<Record<string, Intrinsic>> = {
  'Fn::Join'(argument, evaluate) {
    const [delimiter, items, ...rest] = isList(argument) ? argument : [];
    const list = items === undefined ? undefined : evaluate(items);
    if (list instanceof Unknown) return list;
    if (typeof delimiter !== 'string' || !isList(list) || rest.length > 0) throw joinError();
    return concatenate(list, delimiter, joinError);
  },

  'Fn::Sub'(argument, evaluate, scope) {
    const parts = readSubstitution(argument).map((part) => evaluatePart(part, evaluate, scope));
    const values = parts.filter((part) => part !== noValue);
    return concatenate(values, '', () =>
      validationError('Template error: every value in a Fn::Sub object must be a string.'),
    );
  },

  'Fn::Split'(argument, evaluate) {
    const [delimiter, source, ...rest] = isList(argument) ? argument : [];
    const text = source === undefined ? undefined : evaluate(source);
    if (text instanceof Unknown) return text;
    if (typeof delimiter !== 'string' || delimiter === '' || !isScalar(text) || rest.length > 0) {
      throw validationError(
        'Template error: every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string to be split or a function that returns a string to be split.',
      );
    }
    return String(text).split(delimiter);
  },

  'Fn::Base64'(argument, evaluate) {
    const text = evaluate(argument);
    if (text instanceof Unknown) return text;
    if (!isScalar(text)) {
      throw validationError('Template error: every Fn::Base64 object must have a String-typed value.');
    }
    return Buffer.from(String(text)).toString('base64');
  },
};

function evaluatePart(part: SubstitutionPart, evaluate: EvaluateArgument, scope: Scope): Value | NoValue {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'variable':
      return evaluate(part.value);
    case 'ref':
      return scope.ref(part.name);
    case 'attribute':
      return scope.attribute(part.logicalId, part.attribute);
  }
}

/** Returns `Unknown` if any piece is unknown. */
function concatenate(values: readonly Value[], delimiter: string, wrongType: () => Error): Value {
  const unknown = findUnknown(values);
  if (unknown !== undefined) return unknown;
  if (!values.every(isScalar)) throw wrongType();
  return values.map(String).join(delimiter);
}

function joinError(): Error {
  return validationError(
    'Template error: every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.',
  );
}
