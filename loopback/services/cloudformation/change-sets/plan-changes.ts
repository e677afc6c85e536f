import { isDeepStrictEqual } from 'node:util';
import type { Refusal } from '../deployment/apply-resource';
import { noAttribute } from '../deployment/deployment';
import type { DesiredResource } from '../deployment/desired-resource';
import { resolveResource } from '../deployment/desired-resource';
import type { Engine } from '../deployment/engine';
import { resolveOutputs } from '../deployment/resolve-outputs';
import { createStackScope } from '../deployment/stack-scope';
import { validationError } from '../faults';
import type { Problem } from '../properties/reading';
import type { DeploymentTarget, Stack } from '../stacks/stack';
import type { StackResource } from '../stacks/stack-resource';
import { isPresent } from '../stacks/stack-resource';
import { orderByDependency } from '../template/dependency-graph';
import type { Scope } from '../template/intrinsics/scope';
import { Unknown } from '../template/value';
import { planAddition, planModification, planRemoval } from './plan-resource';
import type { PlannedChange } from './planned-change';

/** Resource of the template that cannot be created. */
export interface TemplateRefusal extends Refusal {
  readonly type: string;
  readonly physicalId: string | undefined;
}

export interface Plan {
  readonly changes: readonly PlannedChange[];
  readonly refusals: readonly TemplateRefusal[];
  /** False when deploying would change nothing, outputs and tags included. */
  readonly hasChanges: boolean;
}

/**
 * Determines the changes that a deployment of a template would make, without making them. Values that come from resources
 * to be created or changed are unknown, and count as different. Throws the errors of evaluating the template.
 */
export function planChanges(stack: Stack, target: DeploymentTarget, engine: Engine): Plan {
  const { blueprint } = target;
  const present = new Map([...stack.resources].filter(([, resource]) => isPresent(resource)));
  requireSameTypes(present, target);
  const changes = new Map<string, PlannedChange>();
  const refusals: TemplateRefusal[] = [];
  const scope = createPlanScope(present, changes, target, engine);
  const changedParameters = findChangedParameters(stack, target);
  for (const logicalId of orderByDependency(blueprint.dependencies)) {
    const template = blueprint.resources.get(logicalId);
    if (template === undefined) continue;
    const current = present.get(logicalId);
    const desired = resolveResource(logicalId, template, { ...target, stack, scope, engine });
    const change =
      current === undefined
        ? planAddition(logicalId, desired)
        : planModification(current, desired, changedParameters, engine.definitions.find(template.type));
    if (change !== undefined) changes.set(logicalId, change);
    const problems = findProblems(desired, engine);
    if (problems.length > 0) {
      refusals.push({ logicalId, type: template.type, physicalId: current?.physicalId, problems });
    }
  }
  const removals = [...present.values()]
    .filter(({ logicalId }) => !blueprint.resources.has(logicalId))
    .map((resource) => planRemoval(resource, engine.types));
  const all = [...changes.values(), ...removals];
  return { changes: all, refusals, hasChanges: all.length > 0 || hasOtherChanges(stack, target, scope) };
}

/** Returns why a resource cannot be created: its definition's reasons, or else the reasons of the account. */
function findProblems(
  { template, problems, properties }: DesiredResource,
  { types }: Engine,
): readonly Problem[] {
  return problems.length > 0 ? problems : (types.get(template.type)?.findProblems?.(properties) ?? []);
}

function createPlanScope(
  present: ReadonlyMap<string, StackResource>,
  changes: ReadonlyMap<string, PlannedChange>,
  target: DeploymentTarget,
  { exports }: Engine,
): Scope {
  const lookup = {
    ref(logicalId: string) {
      const replacement = changes.get(logicalId)?.replacement;
      const isKept = replacement === undefined || replacement === 'False';
      const physicalId = isKept ? present.get(logicalId)?.physicalId : undefined;
      return physicalId ?? new Unknown(logicalId);
    },
    attribute(logicalId: string, attribute: string) {
      if (changes.has(logicalId)) return new Unknown(`${logicalId}.${attribute}`);
      const { attributes = {} } = present.get(logicalId) ?? {};
      const value = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
      if (value === undefined) throw noAttribute(target, logicalId, attribute);
      return value;
    },
  };
  return createStackScope(target.blueprint, lookup, exports, new Set());
}

function requireSameTypes(
  present: ReadonlyMap<string, StackResource>,
  { blueprint }: DeploymentTarget,
): void {
  const changed = [...present.values()].filter(({ logicalId, type }) => {
    const template = blueprint.resources.get(logicalId);
    return template !== undefined && template.type !== type;
  });
  if (changed.length === 0) return;
  throw validationError(
    'Update of resource type is not permitted. The new template modifies resource type of the following resources: ' +
      `[${changed.map(({ logicalId }) => logicalId).join(', ')}]`,
  );
}

/** Names of parameters whose value differs from the value in the deployed template. */
function findChangedParameters(stack: Stack, { blueprint }: DeploymentTarget): ReadonlySet<string> {
  const before = stack.deployed?.blueprint.parameters;
  const names = [...blueprint.parameters].filter(
    ([name, { value }]) => !isDeepStrictEqual(before?.get(name)?.value, value),
  );
  return new Set(names.map(([name]) => name));
}

/**
 * Whether the deployment has an effect other than changed resources: on outputs or tags, or by retrying a resource
 * that failed. Only called if no resource changes, so that every output is known.
 */
function hasOtherChanges(
  { deployed, resources }: Stack,
  { blueprint, settings }: DeploymentTarget,
  scope: Scope,
): boolean {
  return (
    deployed === undefined ||
    [...resources.values()].some(({ status }) => status.endsWith('_FAILED')) ||
    !isDeepStrictEqual(deployed.outputs, resolveOutputs(blueprint, scope)) ||
    !isDeepStrictEqual(deployed.settings.tags, settings.tags)
  );
}
