import { validationError } from '../faults';
import { decide } from './intrinsics/logic';
import type { Scope } from './intrinsics/scope';
import type { Template } from './template';

/** Evaluates all conditions of a template. `inputs` resolves parameters and mappings. */
export function resolveConditions(
  { conditions }: Template,
  inputs: Omit<Scope, 'condition'>,
): ReadonlyMap<string, boolean> {
  const decided = new Map<string, boolean>();
  const underWay = new Set<string>();
  const scope: Scope = {
    ...inputs,
    condition(name) {
      const known = decided.get(name);
      if (known !== undefined) return known;
      const definition = conditions.get(name);
      if (definition === undefined) throw unresolved(name);
      if (underWay.has(name)) {
        throw validationError(`Template error: the condition ${name} depends on itself.`);
      }
      underWay.add(name);
      const holds = decide(definition, scope);
      decided.set(name, holds);
      return holds;
    },
  };
  for (const name of conditions.keys()) scope.condition(name);
  return decided;
}

/** Throws for the first assertion of a rule that is false. */
export function checkRules({ rules }: Template, scope: Scope): void {
  for (const [name, { condition, assertions }] of rules) {
    if (condition !== undefined && !decide(condition, scope)) continue;
    for (const { assert, description } of assertions) {
      if (decide(assert, scope)) continue;
      throw validationError(`Template error: rule ${name} is not met. ${description ?? ''}`.trim());
    }
  }
}

function unresolved(name: string): Error {
  return validationError(
    `Template format error: Unresolved condition dependency ${name} in the Conditions block of the template`,
  );
}
