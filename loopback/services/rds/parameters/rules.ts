import { CommonError } from '../../../gateway/errors';
import type { Check } from './checks';

/** What becomes of one parameter of a request. */
export interface Rule<Value, Shown> {
  readonly checks: readonly Check<Value>[];
  /** What Describe calls show of it; absent where the action decides itself. */
  readonly shownAs?: (value: Value, name: string) => Partial<Shown>;
}

/** A rule for every parameter an operation has, so that none is forgotten and silently does nothing. */
export type Rules<Input, Shown> = {
  readonly [Name in keyof Required<Input>]: Rule<NonNullable<Input[Name]>, Shown>;
};

/** The action does something with it. */
export function used<Value>(...checks: Check<Value>[]): Rule<Value, never> {
  return { checks };
}

/** Kept and shown by Describe calls under the same name; there is nothing more it could do here. */
export function shown<Value, Shown>(...checks: Check<Value>[]): Rule<Value, Shown> {
  return { checks, shownAs: (value, name) => ({ [name]: value }) as Partial<Shown> };
}

/** Kept and shown in another form. */
export function shownAs<Value, Shown>(
  render: (value: Value) => Partial<Shown>,
  ...checks: Check<Value>[]
): Rule<Value, Shown> {
  return { checks, shownAs: render };
}

/** May be given as long as it asks for what is so anyway. */
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

/** Refused: it asks for something the loopback account does not do, and doing nothing would not be noticed. */
export const refused: Rule<unknown, never> = {
  checks: [
    (_value, name) => {
      throw unsupported(`The loopback account does not support the parameter ${name}.`);
    },
  ],
};

/** Refused for an instance: it is the cluster's to have. */
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

/** Checks every parameter that is given. Gives what Describe calls show of them. */
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
