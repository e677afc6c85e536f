import { validationError } from '../faults';
import type { Exports } from '../stacks/exports';
import type { Stack, StackOutput } from '../stacks/stack';
import type { Blueprint } from '../template/blueprint';
import { evaluate } from '../template/intrinsics/evaluate';
import type { Scope } from '../template/intrinsics/scope';
import type { OutputTemplate } from '../template/template';
import { isScalar } from '../template/value';

/** Evaluates the outputs of a template, once its resources exist. Throws for an output that is not a string. */
export function resolveOutputs({ outputs }: Blueprint, scope: Scope): readonly StackOutput[] {
  return [...outputs].map(([key, output]) => ({
    key,
    value: textOf(key, output.value, scope),
    description: output.description,
    exportName: output.exportName === undefined ? undefined : textOf(key, output.exportName, scope),
  }));
}

/** Throws if the outputs use another stack's export name, or remove an export that another stack uses. */
export function checkExports(
  stack: Stack,
  before: readonly StackOutput[],
  after: readonly StackOutput[],
  exports: Exports,
): void {
  for (const { exportName = '' } of after) {
    const owner = exports.findOwner(exportName, stack);
    if (owner !== undefined) {
      throw validationError(`Export with name ${exportName} is already exported by stack ${owner.name}.`);
    }
  }
  for (const { exportName = '', value } of before) {
    const [user] = exports.findUsers(exportName, stack);
    const kept = after.find((output) => output.exportName === exportName);
    if (user === undefined || kept?.value === value) continue;
    const what = kept === undefined ? 'deleted' : 'updated';
    throw validationError(`Export ${exportName} cannot be ${what} as it is in use by ${user.name}`);
  }
}

function textOf(key: string, value: OutputTemplate['value'], scope: Scope): string {
  const text = evaluate(value, scope);
  if (isScalar(text)) return String(text);
  throw validationError(
    `Template format error: Output ${key} is malformed. The Value field of every Outputs member must evaluate to a String.`,
  );
}
