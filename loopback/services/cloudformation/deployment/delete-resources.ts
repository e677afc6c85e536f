import type { ResourceStatus, StackResource } from '../stacks/stack-resource';
import { isPresent } from '../stacks/stack-resource';
import type { DependencyGraph } from '../template/dependency-graph';
import { reverseGraph } from '../template/dependency-graph';
import type { RemovalReason } from './deletion-policy';
import { chooseRemovalAction } from './deletion-policy';
import type { Run } from './engine';
import { callHandler, handlerOf } from './handler-call';
import { runInOrder } from './run-in-order';

/** Resource that is removed from its stack. */
export interface ResourceRemoval {
  readonly resource: StackResource;
  readonly reason: RemovalReason;
  /** Keeps the resource regardless of its policy. */
  readonly isRetained?: boolean;
}

/**
 * Deletes resources, each before its dependencies. If a resource cannot be deleted, its dependencies are kept, and the
 * other resources are still deleted. Returns the logical ids of the resources that could not be deleted. Calls `keep`
 * with each new state of a resource.
 */
export async function deleteResources(
  run: Run,
  removals: readonly ResourceRemoval[],
  keep: (resource: StackResource) => void,
): Promise<readonly string[]> {
  const present = new Map(
    removals.filter(({ resource }) => isPresent(resource)).map((entry) => [entry.resource.logicalId, entry]),
  );
  const outcomes = await runInOrder(
    reverseGraph(dependenciesAmong(present)),
    async (logicalId) => {
      const entry = present.get(logicalId);
      return entry === undefined ? 'done' : deleteResource(run, entry, keep);
    },
    { afterFailure: 'go-on-elsewhere', signal: run.signal },
  );
  return [...outcomes].filter(([, outcome]) => outcome === 'failed').map(([logicalId]) => logicalId);
}

function dependenciesAmong(present: ReadonlyMap<string, ResourceRemoval>): DependencyGraph {
  return new Map(
    [...present].map(([logicalId, { resource }]) => [
      logicalId,
      new Set([...resource.dependsOn].filter((name) => present.has(name))),
    ]),
  );
}

async function deleteResource(
  run: Run,
  { resource, reason, isRetained = false }: ResourceRemoval,
  keep: (resource: StackResource) => void,
): Promise<'done' | 'failed'> {
  const { stack, operation, engine, signal } = run;
  const enter = (status: ResourceStatus, statusReason?: string) => {
    const entered = { ...resource, status, statusReason, updatedAt: engine.now() };
    keep(entered);
    stack.report(entered, operation);
  };
  const action = isRetained ? 'retain' : chooseRemovalAction(resource, reason, engine.types);
  if (action === 'retain') {
    enter('DELETE_SKIPPED');
    return 'done';
  }
  enter('DELETE_IN_PROGRESS');
  const { logicalId, physicalId = '', properties, type } = resource;
  const takesSnapshot = action === 'delete-with-snapshot';
  const outcome = await callHandler(run, resource, () =>
    handlerOf(run, type).delete({
      physicalId,
      properties,
      takesSnapshot,
      stackName: stack.name,
      logicalId,
      signal,
    }),
  );
  enter(
    outcome.state === 'done' ? 'DELETE_COMPLETE' : 'DELETE_FAILED',
    outcome.state === 'done' ? undefined : outcome.reason,
  );
  return outcome.state;
}
