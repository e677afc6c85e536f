import type { DeployedState, DeploymentTarget, Stack } from '../stacks/stack';
import type { Blueprint } from '../template/blueprint';
import type { Refusal } from './apply-resource';
import { applyResource, refuseResource } from './apply-resource';
import type { ResourceRemoval } from './delete-resources';
import { deleteResources } from './delete-resources';
import type { Deployment } from './deployment';
import { beginDeployment } from './deployment';
import type { DeploymentStatuses } from './deployment-statuses';
import type { Run } from './engine';
import { isServiceError } from './failure-reason';
import { checkExports, resolveOutputs } from './resolve-outputs';
import type { ResourcesBefore } from './roll-back';
import { rollBack } from './roll-back';
import { runInOrder } from './run-in-order';

/**
 * Deploys a template to a stack. If a resource fails, rolls the deployment back. If there are refusals, deploys
 * nothing. The stack has its first status of the deployment as soon as this function returns its promise. When
 * `run.signal` aborts, the deployment stops, keeps the stack and its status as they are, and undoes nothing.
 */
export async function deploy(
  run: Run,
  target: DeploymentTarget,
  statuses: DeploymentStatuses,
  refusals: readonly Refusal[] = [],
): Promise<void> {
  const { stack, operation } = run;
  const former = { deployed: stack.deployed, resources: new Map(stack.resources) };
  stack.deployed = { outputs: [], imports: new Set(), ...former.deployed, ...target };
  if (statuses.operation === 'UPDATE_STACK') stack.updatedAt = run.engine.now();
  stack.enter(statuses.beginning, operation, 'User Initiated');

  const deployment = beginDeployment(run, target);
  const brokenResources = await applyTemplate(deployment, refusals);
  if (run.signal.aborted) return;
  const failure = brokenResources ?? recordOutputs(deployment, target, former.deployed);
  if (failure === undefined) {
    await cleanUp(deployment, former.resources, statuses);
    return;
  }
  if (target.settings.disableRollback) {
    stack.enter(statuses.failed, operation, failure);
    return;
  }
  if (former.deployed !== undefined) stack.deployed = former.deployed;
  await rollBack(deployment, former.resources, statuses, failure);
}

/** Applies the template's resources. Returns why resources failed; undefined if no resource failed. */
async function applyTemplate(
  deployment: Deployment,
  refusals: readonly Refusal[],
): Promise<string | undefined> {
  const { blueprint } = deployment.target;
  for (const refusal of refusals) refuseResource(deployment, refusal);
  if (refusals.length > 0) return renderFailures(deployment);
  await runInOrder(
    blueprint.dependencies,
    async (logicalId) => {
      const template = blueprint.resources.get(logicalId);
      return template === undefined ? 'done' : applyResource(deployment, logicalId, template);
    },
    { afterFailure: 'start-nothing-more', signal: deployment.signal },
  );
  return renderFailures(deployment);
}

function renderFailures({ failed }: Deployment): string | undefined {
  const sentences = (['create', 'update'] as const).flatMap((verb) => {
    const ids = failed.filter((failure) => failure.verb === verb).map(({ logicalId }) => logicalId);
    return ids.length === 0 ? [] : [`The following resource(s) failed to ${verb}: [${ids.join(', ')}].`];
  });
  return sentences.length === 0 ? undefined : sentences.join(' ');
}

/**
 * Records outputs and imports, and checks exports. All of them are known only after the resources exist. Returns the
 * reason if it fails.
 */
function recordOutputs(
  { stack, scope, imports, engine }: Deployment,
  target: DeploymentTarget,
  former: DeployedState | undefined,
): string | undefined {
  try {
    const outputs = resolveOutputs(target.blueprint, scope);
    checkExports(stack, former?.outputs ?? [], outputs, engine.exports);
    stack.deployed = { ...target, outputs, imports };
    return undefined;
  } catch (error) {
    if (!(error instanceof Error && isServiceError(error))) throw error;
    return `${error.message.replace(/\.$/, '')}.`;
  }
}

/**
 * Deletes resources that the template no longer contains, and old resources that were replaced. A failure here does not
 * undo the deployment.
 */
async function cleanUp(
  deployment: Deployment,
  before: ResourcesBefore,
  statuses: DeploymentStatuses,
): Promise<void> {
  const { stack, operation, steps, target, signal } = deployment;
  const removed = [...before.values()].filter(({ logicalId }) => !target.blueprint.resources.has(logicalId));
  const replaced = steps.flatMap((step) => (step.kind === 'replaced' ? [step.before] : []));
  if (statuses.cleanup !== undefined) stack.enter(statuses.cleanup, operation);
  const removals: readonly ResourceRemoval[] = [
    ...removed.map((resource) => ({ resource, reason: 'removed' as const })),
    ...replaced.map((resource) => ({ resource, reason: 'replaced' as const })),
  ];
  await deleteResources(deployment, removals, (resource) =>
    forgetRemoved(stack, resource.logicalId, target.blueprint),
  );
  if (!signal.aborted) stack.enter(statuses.complete, operation);
}

function forgetRemoved(stack: Stack, logicalId: string, blueprint: Blueprint): void {
  if (!blueprint.resources.has(logicalId)) stack.resources.delete(logicalId);
}
