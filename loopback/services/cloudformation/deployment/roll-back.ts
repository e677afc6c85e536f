import { nameOperation } from '../stacks/stack-events';
import type { StackResource } from '../stacks/stack-resource';
import type { ResourceRemoval } from './delete-resources';
import { deleteResources } from './delete-resources';
import type { Deployment } from './deployment';
import type { DeploymentStatuses } from './deployment-statuses';
import { callHandler, handlerOf, requestFor } from './handler-call';

/** Resources of a stack before a deployment changed them, by logical id. */
export type ResourcesBefore = ReadonlyMap<string, StackResource>;

/**
 * Undoes a deployment: changed resources get their former properties back, and new resources are deleted. The caller
 * restores the former state of the stack itself.
 */
export async function rollBack(
  deployment: Deployment,
  before: ResourcesBefore,
  statuses: DeploymentStatuses,
  reason: string,
): Promise<void> {
  const { stack } = deployment;
  const operation = nameOperation('ROLLBACK', deployment.operation.clientToken);
  const rollback = { ...deployment, operation };
  stack.enter(statuses.rollingBack, operation, `${reason} Rollback requested by user.`);
  const notRestored = await restoreResources(rollback, before);
  const { rollbackCleanup, rollbackFailed, rolledBack } = statuses;
  if (rollbackCleanup !== undefined && notRestored.length === 0) stack.enter(rollbackCleanup, operation);
  const notDeleted = await deleteMade(rollback, before);
  if (rollback.signal.aborted) return;
  if (notRestored.length > 0) {
    stack.enter(rollbackFailed, operation, renderFailure('update', notRestored));
  } else if (rollbackCleanup === undefined && notDeleted.length > 0) {
    stack.enter(rollbackFailed, operation, renderFailure('delete', notDeleted));
  } else {
    if (rollbackCleanup !== undefined) forgetMade(rollback, before);
    stack.enter(rolledBack, operation);
  }
}

function renderFailure(verb: string, logicalIds: readonly string[]): string {
  return `The following resource(s) failed to ${verb}: [${logicalIds.join(', ')}]. `;
}

/** Restores changed resources. Later changes are undone first, because they may depend on earlier changes. */
async function restoreResources(rollback: Deployment, before: ResourcesBefore): Promise<readonly string[]> {
  const { stack, steps } = rollback;
  const restored = new Map(before);
  const failed: string[] = [];
  for (const step of steps.toReversed()) {
    if (step.kind === 'created' || rollback.signal.aborted) continue;
    const isRestored =
      step.kind === 'replaced' || (await restoreProperties(rollback, step.before, step.after));
    if (!isRestored) failed.push(step.before.logicalId);
    restored.set(
      step.before.logicalId,
      report(rollback, step.before, isRestored ? 'UPDATE_COMPLETE' : 'UPDATE_FAILED'),
    );
  }
  for (const [logicalId, resource] of restored) stack.resources.set(logicalId, resource);
  return failed;
}

async function restoreProperties(
  rollback: Deployment,
  before: StackResource,
  after: StackResource,
): Promise<boolean> {
  report(rollback, before, 'UPDATE_IN_PROGRESS');
  const outcome = await callHandler(rollback, before, async () =>
    handlerOf(rollback, before.type).update({
      ...(await requestFor(rollback, before)),
      physicalId: before.physicalId ?? '',
      previousProperties: after.properties,
      previousTags: after.tags,
    }),
  );
  return outcome.state === 'done';
}

async function deleteMade(rollback: Deployment, before: ResourcesBefore): Promise<readonly string[]> {
  const removals = rollback.steps.flatMap((step): ResourceRemoval[] =>
    step.kind === 'updated' ? [] : [{ resource: step.after, reason: 'rolled-back' }],
  );
  return deleteResources(rollback, removals, (resource) => {
    // A resource from before the deployment already has its former record again.
    if (!before.has(resource.logicalId)) rollback.stack.resources.set(resource.logicalId, resource);
  });
}

/** Removes new resources from the stack's records after a failed update, even if they could not be deleted. */
function forgetMade({ stack }: Deployment, before: ResourcesBefore): void {
  for (const logicalId of [...stack.resources.keys()]) {
    if (!before.has(logicalId)) stack.resources.delete(logicalId);
  }
}

function report(
  { stack, operation, engine }: Deployment,
  resource: StackResource,
  status: StackResource['status'],
): StackResource {
  const entered = { ...resource, status, statusReason: undefined, updatedAt: engine.now() };
  stack.report(entered, operation);
  return entered;
}
