import { validationError } from '../faults';
import type { Exports } from '../stacks/exports';
import type { Blueprint } from '../template/blueprint';
import type { Scope } from '../template/intrinsics/scope';
import type { Value } from '../template/value';

/** Looks up the values of a template's own resources. */
export interface ResourceLookup {
  /** Undefined for a resource that does not exist. */
  ref(logicalId: string): Value | undefined;
  attribute(logicalId: string, attribute: string): Value;
}

/**
 * Resolves every name in a template while its resources are being deployed. Adds the names of imported values to
 * `imports`.
 */
export function createStackScope(
  blueprint: Blueprint,
  lookup: ResourceLookup,
  exports: Exports,
  imports: Set<string>,
): Scope {
  return {
    ...blueprint.inputs,
    ref(name) {
      if (!blueprint.template.resources.has(name)) return blueprint.inputs.ref(name);
      const value = blueprint.resources.has(name) ? lookup.ref(name) : undefined;
      if (value === undefined) throw unresolved(name);
      return value;
    },
    attribute(logicalId, attribute) {
      if (!blueprint.resources.has(logicalId)) throw unresolved(logicalId);
      return lookup.attribute(logicalId, attribute);
    },
    imported(exportName) {
      const value = exports.find(exportName);
      if (value === undefined) throw validationError(`No export named ${exportName} found.`);
      imports.add(exportName);
      return value;
    },
  };
}

/** Error for a resource that does not exist because its condition is false. */
function unresolved(name: string): Error {
  return validationError(
    `Template format error: Unresolved resource dependencies [${name}] in the Resources block of the template`,
  );
}
