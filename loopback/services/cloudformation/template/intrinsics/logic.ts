import { isDeepStrictEqual } from 'node:util';
import { validationError } from '../../faults';
import type { TemplateValue, Value } from '../value';
import { isList, isScalar, isTemplateObject } from '../value';
import { evaluate } from './evaluate';
import type { Scope } from './scope';

type Predicate = (argument: TemplateValue, scope: Scope) => boolean;

/** Functions of conditions and rules. They return a boolean. */
const predicates: Readonly<Record<string, Predicate>> = {
  Condition(argument, scope) {
    if (typeof argument !== 'string') throw argumentError('Condition', 'requires the name of a condition');
    return scope.condition(argument);
  },

  'Fn::Equals'(argument, scope) {
    const [left, right, ...rest] = isList(argument) ? argument : [];
    if (left === undefined || right === undefined || rest.length > 0) {
      throw argumentError('Fn::Equals', 'requires a list of 2 string parameters');
    }
    return isSame(evaluate(left, scope), evaluate(right, scope));
  },

  'Fn::Not'(argument, scope) {
    const [operand, ...rest] = isList(argument) ? argument : [];
    if (operand === undefined || rest.length > 0) {
      throw argumentError('Fn::Not', 'requires one boolean parameter');
    }
    return !decide(operand, scope);
  },

  'Fn::And': (argument, scope) => operands('Fn::And', argument).every((operand) => decide(operand, scope)),
  'Fn::Or': (argument, scope) => operands('Fn::Or', argument).some((operand) => decide(operand, scope)),

  'Fn::Contains'(argument, scope) {
    const [list, value] = twoLists('Fn::Contains', argument, scope);
    return list.some((item) => value.some((wanted) => isSame(item, wanted)));
  },

  'Fn::EachMemberEquals'(argument, scope) {
    const [list, value] = twoLists('Fn::EachMemberEquals', argument, scope);
    return list.every((item) => value.some((wanted) => isSame(item, wanted)));
  },

  'Fn::EachMemberIn'(argument, scope) {
    const [list, allowed] = twoLists('Fn::EachMemberIn', argument, scope);
    return list.every((item) => allowed.some((wanted) => isSame(item, wanted)));
  },
};

/** Whether a condition, or an assertion of a rule, is true. */
export function decide(value: TemplateValue, scope: Scope): boolean {
  const [entry, ...rest] = isTemplateObject(value) ? Object.entries(value) : [];
  if (entry !== undefined && rest.length === 0) {
    const [name, argument] = entry;
    const predicate = Object.hasOwn(predicates, name) ? predicates[name] : undefined;
    if (predicate !== undefined) return predicate(argument, scope);
  }
  throw validationError(
    `Template format error: Every Conditions member must be one of ${Object.keys(predicates).join(', ')}.`,
  );
}

/** Whether two values are equal. Scalars are compared as text: `"1"` equals `1`. */
function isSame(left: unknown, right: unknown): boolean {
  if (isScalar(left) && isScalar(right)) return String(left) === String(right);
  return isDeepStrictEqual(left, right);
}

function operands(name: string, argument: TemplateValue): readonly TemplateValue[] {
  if (isList(argument) && argument.length >= 2 && argument.length <= 10) return argument;
  throw argumentError(name, 'requires a list of at least 2 and at most 10 boolean parameters');
}

function twoLists(
  name: string,
  argument: TemplateValue,
  scope: Scope,
): readonly [readonly Value[], readonly Value[]] {
  const [left, right] = isList(argument) && argument.length === 2 ? argument : [];
  if (left === undefined || right === undefined) throw argumentError(name, 'requires two parameters');
  return [toList(left, scope), toList(right, scope)];
}

function toList(value: TemplateValue, scope: Scope): readonly Value[] {
  const result = evaluate(value, scope);
  if (typeof result === 'symbol') return [];
  return isList(result) ? result : [result];
}

function argumentError(name: string, why: string): Error {
  return validationError(`Template error: every ${name} object ${why}.`);
}
