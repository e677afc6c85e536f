import { CommonError } from '../../../gateway/errors';
import type { Check } from './checks';

/** How one parameter of a request is handled. */
export interface Rule<Value, Shown> {
  readonly checks: readonly Check<Value>[];
  /** Returns the value of the parameter in Describe calls; absent if the action itself determines this value. */
  readonly shownAs?: (value: Value, name: string) => Partial<Shown>;
}

/** Has a rule for every parameter of an operation, so that no parameter is ignored silently. */
export type Rules<Input, Shown> = {
  readonly [Name in keyof Required<Input>]: Rule<NonNullable<Input[Name]>, Shown>;
};

/** The action uses the parameter. */
export function used<Value>(...checks: Check<Value>[]): Rule<Value, never> {
  return { checks };
}

/** The parameter is stored and returned by Describe calls under the same name, without a further effect. */
export function shown<Value, Shown>(...checks: Check<Value>[]): Rule<Value, Shown> {
  return { checks, shownAs: (value, name) => ({ [name]: value }) as Partial<Shown> };
}

/** The parameter is stored, and returned by Describe calls in another format. */
export function shownAs<Value, Shown>(
  render: (value: Value) => Partial<Shown>,
  ...checks: Check<Value>[]
): Rule<Value, Shown> {
  return { checks, shownAs: render };
}

/** The parameter is accepted only with values that match what the account always does. */
export function only<Value>(...allowed: Value[]): Rule<Value, never> {
  return {
    checks: [
      (value, name) => {
        if (allowed.includes(value)) return;
        const choice = allowed.join(' or ');
        throw unsupported(`The loopback account supports only ${choice} for ${name}, not ${String(value)}.`);
      },
    ],
  };
}

/**
 * The parameter is rejected, because the loopback account does not support it, and callers would not notice if it were
 * ignored.
 */
export const refused: Rule<unknown, never> = {
  checks: [
    (_value, name) => {
      throw unsupported(`The loopback account does not support the parameter ${name}.`);
    },
  ],
};

/** The parameter is rejected for an instance, because it belongs to the cluster. */
export const clusterOnly: Rule<unknown, never> = {
  checks: [
    (_value, name) => {
      throw new CommonError(
        'InvalidParameterCombination',
        `The requested DB Instance will be a member of a DB Cluster. Set ${name} for the DB Cluster.`,
      );
    },
  ],
};

/** Checks every parameter of a request. Returns the values that Describe calls show. */
export function applyRules<Input extends object, Shown>(
  input: Input,
  rules: Rules<Input, Shown>,
): Partial<Shown> {
  const all = new Map<string, Rule<unknown, Shown>>(Object.entries(rules));
  const result: Partial<Shown> = {};
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined) continue;
    const rule = all.get(name) ?? refused;
    for (const check of rule.checks) check(value, name);
    if (rule.shownAs !== undefined) Object.assign(result, rule.shownAs(value, name));
  }
  return result;
}

function unsupported(message: string): CommonError {
  return new CommonError('InvalidParameterValue', message);
}
