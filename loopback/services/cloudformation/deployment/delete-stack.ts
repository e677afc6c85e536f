import { isPresent } from '../stacks/stack-resource';
import { deleteResources } from './delete-resources';
import type { Run } from './engine';
import { checkExports } from './resolve-outputs';

/**
 * Deletes a stack and its resources. First waits for the end of an operation that was interrupted for the deletion. If a
 * resource cannot be deleted, the deletion of the stack fails, and the resources that were already deleted stay deleted.
 * `retained` contains the logical ids of resources to keep. The stack has its first status of the deletion as soon as this
 * function returns its promise.
 */
export async function deleteStack(
  run: Run,
  retained: ReadonlySet<string>,
  interrupted: Promise<void>,
): Promise<void> {
  const { stack, operation, engine, signal } = run;
  stack.enter('DELETE_IN_PROGRESS', operation, 'User Initiated');
  await interrupted;
  const inUse = findUse(run);
  if (inUse !== undefined) {
    stack.enter('DELETE_FAILED', operation, inUse);
    return;
  }
  const removals = [...stack.resources.values()].filter(isPresent).map((resource) => ({
    resource,
    reason: 'removed' as const,
    isRetained: retained.has(resource.logicalId),
  }));
  const failed = await deleteResources(run, removals, (resource) =>
    stack.resources.set(resource.logicalId, resource),
  );
  if (signal.aborted) return;
  if (failed.length > 0) {
    stack.enter(
      'DELETE_FAILED',
      operation,
      `The following resource(s) failed to delete: [${failed.join(', ')}]. `,
    );
    return;
  }
  stack.deletedAt = engine.now();
  stack.enter('DELETE_COMPLETE', operation);
}

function findUse({ stack, engine }: Run): string | undefined {
  try {
    checkExports(stack, stack.deployed?.outputs ?? [], [], engine.exports);
    return undefined;
  } catch (error) {
    if (error instanceof Error) return `Delete canceled. ${error.message}`;
    throw error;
  }
}
