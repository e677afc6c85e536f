import { validationError } from '../faults';
import type { DeployedState } from '../stacks/stack';
import type { StackResource } from '../stacks/stack-resource';
import type { Scope } from '../template/intrinsics/scope';
import type { Run } from './engine';
import { createStackScope } from './stack-scope';

/** Step of a deployment that a rollback has to undo. */
export type Step =
  | { readonly kind: 'created'; readonly after: StackResource }
  | { readonly kind: 'updated'; readonly before: StackResource; readonly after: StackResource }
  | { readonly kind: 'replaced'; readonly before: StackResource; readonly after: StackResource };

/** Creation or update in progress: its target, and what it has done so far. */
export interface Deployment extends Run {
  readonly target: Pick<DeployedState, 'blueprint' | 'settings'>;
  readonly scope: Scope;
  /** Names of other stacks' exports that were used. */
  readonly imports: Set<string>;
  /** In the order in which the steps were done. The last step of a resource holds the current state of the resource. */
  readonly steps: Step[];
  /** Resources that could not be created or updated, cancelled ones included. */
  readonly failed: { readonly logicalId: string; readonly verb: 'create' | 'update' }[];
}

export function beginDeployment(run: Run, target: Deployment['target']): Deployment {
  const imports = new Set<string>();
  const { stack, engine } = run;
  const lookup = {
    ref: (logicalId: string) => stack.resources.get(logicalId)?.physicalId,
    attribute(logicalId: string, attribute: string) {
      const resource = stack.resources.get(logicalId);
      if (resource !== undefined && Object.hasOwn(resource.attributes, attribute)) {
        const value = resource.attributes[attribute];
        if (value !== undefined) return value;
      }
      throw noAttribute(target, logicalId, attribute);
    },
  };
  const scope = createStackScope(target.blueprint, lookup, engine.exports, imports);
  return { ...run, target, scope, imports, steps: [], failed: [] };
}

export function noAttribute(
  { blueprint }: Pick<DeployedState, 'blueprint'>,
  logicalId: string,
  attribute: string,
): Error {
  const type = blueprint.resources.get(logicalId)?.type;
  return validationError(`Requested attribute ${attribute} does not exist in schema for ${type}`);
}
