import { AlreadyExistsException } from '@aws-sdk/client-cloudformation';
import { planChanges } from '../change-sets/plan-changes';
import { deploy } from '../deployment/deploy';
import { creationStatuses } from '../deployment/deployment-statuses';
import { readDeploymentRequest } from '../requests/deployment-request';
import { requireName } from '../requests/names';
import { readOnFailure } from '../requests/on-failure';
import { nameOperation } from '../stacks/stack-events';
import type { CloudFormationAction } from './action';

/**
 * Starts to create a stack. A stack in review is created under its existing id, and its change sets become obsolete.
 */
export const createStack: CloudFormationAction<'CreateStack'> = async (cloudFormation, input) => {
  const { stacks, changeSets, operations, engine } = cloudFormation;
  const name = requireName('stackName', input.StackName);
  const stack = stacks.find(name) ?? stacks.draft(name);
  const DisableRollback = readOnFailure(input.OnFailure) ?? input.DisableRollback;
  const target = await readDeploymentRequest(cloudFormation, { ...input, DisableRollback }, stack);
  const { refusals } = planChanges(stack, target, engine);
  stacks.add(stack);
  if (stack.status !== 'REVIEW_IN_PROGRESS') {
    throw new AlreadyExistsException({ message: `Stack [${name}] already exists`, $metadata: {} });
  }
  stack.isTerminationProtected = input.EnableTerminationProtection ?? false;
  changeSets.makeObsolete(stack);
  operations.start({
    stack,
    operation: nameOperation('CREATE_STACK', input.ClientRequestToken),
    brokenStatus: 'ROLLBACK_FAILED',
    work: (run) => deploy(run, target, creationStatuses, refusals),
  });
  return { StackId: stack.id };
};
