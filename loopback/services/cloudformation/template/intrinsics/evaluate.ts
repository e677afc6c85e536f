import { validationError } from '../../faults';
import type { NoValue, TemplateObject, TemplateValue, Value, ValueObject } from '../value';
import { isList, isScalar, noValue } from '../value';
import { readCall } from './function-call';
import { lists } from './lists';
import { lookups } from './lookups';
import type { Intrinsic, Scope } from './scope';
import { texts } from './texts';

/** Functions that a value in a template may call. The functions of conditions and rules are not included. */
const functions: Readonly<Record<string, Intrinsic>> = {
  ...lookups,
  ...texts,
  ...lists,
  'Fn::If'(argument, evaluate, scope) {
    const [condition, whenTrue, whenFalse, ...rest] = isList(argument) ? argument : [];
    if (
      typeof condition !== 'string' ||
      whenTrue === undefined ||
      whenFalse === undefined ||
      rest.length > 0
    ) {
      throw validationError(
        'Template error: Fn::If requires a list argument with three elements: a condition name, the value if it is true and the value if it is false',
      );
    }
    return evaluate(scope.condition(condition) ? whenTrue : whenFalse);
  },
};

/**
 * Evaluates the functions of a template value in a scope. Omits members and items that are `AWS::NoValue`. A value
 * that depends on something unknown is an `Unknown`.
 */
export function evaluate(value: TemplateValue, scope: Scope): Value | NoValue {
  if (isScalar(value)) return value;
  if (isList(value)) {
    return value.map((item) => evaluate(item, scope)).filter((item) => item !== noValue);
  }
  const call = readCall(value);
  if (call === undefined) return evaluateObject(value, scope);
  const run = Object.hasOwn(functions, call.name) ? functions[call.name] : undefined;
  if (run === undefined) {
    throw validationError(`Template error: ${call.name} is not a function that can be used here.`);
  }
  return run(call.argument, (argument) => evaluate(argument, scope), scope);
}

/** Evaluates a value that must be an object. */
export function evaluateObject(object: TemplateObject, scope: Scope): ValueObject {
  const entries = Object.entries(object).map(([key, value]) => [key, evaluate(value, scope)] as const);
  return Object.fromEntries(entries.filter((entry): entry is [string, Value] => entry[1] !== noValue));
}
