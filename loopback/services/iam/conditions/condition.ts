import { malformed } from '../faults';
import type { Operator } from './condition-operators';
import { operators } from './condition-operators';
import type { ContextKeys } from './request-context';

/** Line of a `Condition` element: an operator, a condition key and the values to compare with. */
export interface Condition {
  readonly test: 'is-absent' | 'is-present' | Operator;
  /** `StringEqualsIfExists`: the condition is met if the request does not have the key. */
  readonly ifExists: boolean;
  /** How to treat a key with several values. */
  readonly set: 'none' | 'for-all-values' | 'for-any-value';
  /** In lower case, because condition keys are case-insensitive. */
  readonly key: string;
  readonly expected: readonly string[];
}

const sets: Readonly<Record<string, Condition['set']>> = {
  '': 'none',
  'ForAllValues:': 'for-all-values',
  'ForAnyValue:': 'for-any-value',
};

/** Throws `MalformedPolicyDocument` for an unknown operator, or for a value that the operator cannot compare. */
export function parseCondition(operatorName: string, key: string, expected: readonly string[]): Condition {
  const [, set = '', name = '', ifExists] =
    /^(ForAllValues:|ForAnyValue:)?([A-Za-z]+?)(IfExists)?$/.exec(operatorName) ?? [];
  const base = {
    key: key.toLowerCase(),
    set: sets[set] ?? 'none',
    ifExists: ifExists !== undefined,
    expected,
  };
  if (operatorName === 'Null') {
    const wanted = new Set(expected.map((value) => value.toLowerCase()));
    if (wanted.size !== 1 || !(wanted.has('true') || wanted.has('false'))) {
      throw malformed(`Null for ${key} takes "true" or "false", not ${expected.join(', ')}.`);
    }
    return { ...base, test: wanted.has('true') ? 'is-absent' : 'is-present' };
  }
  const test = operators.get(name);
  if (test === undefined) throw malformed(`Invalid Condition type : ${operatorName}.`);
  const refused = expected.find((value) => !test.accepts(value));
  if (refused !== undefined) throw malformed(`${operatorName} for ${key} cannot compare with "${refused}".`);
  return { ...base, test };
}

/** Whether a request meets a condition. */
export function holds(condition: Condition, keys: ContextKeys): boolean {
  const { test, set, ifExists } = condition;
  const values = keys.get(condition.key) ?? [];
  if (test === 'is-absent') return values.length === 0;
  if (test === 'is-present') return values.length > 0;
  const suits = (value: string) => suitsAny(value, condition.expected, test, keys);
  if (set === 'for-all-values') return values.every(suits);
  if (values.length === 0) return ifExists || (test.isNegated && set === 'none');
  return set === 'for-any-value' || !test.isNegated ? values.some(suits) : values.every(suits);
}

/** Whether the value matches an expected value; for a negated operator, whether it matches no expected value. */
function suitsAny(value: string, expected: readonly string[], test: Operator, keys: ContextKeys): boolean {
  return expected.some((one) => test.holds(value, one, keys)) !== test.isNegated;
}
