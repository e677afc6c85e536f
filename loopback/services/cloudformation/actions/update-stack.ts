import { planChanges } from '../change-sets/plan-changes';
import { deploy } from '../deployment/deploy';
import { updateStatuses } from '../deployment/deployment-statuses';
import { validationError } from '../faults';
import { readDeploymentRequest } from '../requests/deployment-request';
import { requireStack } from '../requests/find-stack';
import { requireUpdatable } from '../requests/require-updatable';
import { nameOperation } from '../stacks/stack-events';
import type { CloudFormationAction } from './action';

/** Starts to update a stack to another template. */
export const updateStack: CloudFormationAction<'UpdateStack'> = async (cloudFormation, input) => {
  const { operations, engine } = cloudFormation;
  const stack = requireStack(cloudFormation, input.StackName, 'write');
  requireUpdatable(stack);
  const target = await readDeploymentRequest(cloudFormation, input, stack);
  requireUpdatable(stack);
  const { hasChanges, refusals } = planChanges(stack, target, engine);
  if (!hasChanges) throw validationError('No updates are to be performed.');
  operations.start({
    stack,
    operation: nameOperation('UPDATE_STACK', input.ClientRequestToken),
    brokenStatus: 'UPDATE_ROLLBACK_FAILED',
    work: (run) => deploy(run, target, updateStatuses, refusals),
  });
  return { StackId: stack.id };
};
