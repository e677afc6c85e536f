import { deleteStack as deleteResourcesOf } from '../deployment/delete-stack';
import { validationError } from '../faults';
import { nameOperation } from '../stacks/stack-events';
import { canDelete } from '../stacks/stack-status';
import type { CloudFormationAction } from './action';

/** Starts to delete a stack. Does nothing if the stack does not exist or is already being deleted. */
export const deleteStack: CloudFormationAction<'DeleteStack'> = async ({ stacks, operations }, input) => {
  const stack = stacks.find(input.StackName ?? '');
  if (stack === undefined || stack.status === 'DELETE_COMPLETE' || stack.status === 'DELETE_IN_PROGRESS')
    return {};
  if (stack.isTerminationProtected) {
    throw validationError(`Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`);
  }
  if (canDelete(stack.status) === 'no') {
    throw validationError(`Stack [${stack.name}] cannot be deleted while in status ${stack.status}`);
  }
  const retained = input.RetainResources ?? [];
  if (retained.length > 0 && stack.status !== 'DELETE_FAILED') {
    throw validationError(
      'Invalid operation on stack. Specify which resources to retain only when the stack is in the DELETE_FAILED state.',
    );
  }
  const interrupted = operations.interrupt(stack);
  operations.start({
    stack,
    operation: nameOperation('DELETE_STACK', input.ClientRequestToken),
    brokenStatus: 'DELETE_FAILED',
    work: (run) => deleteResourcesOf(run, new Set(retained), interrupted),
  });
  return {};
};
