import { validationError } from '../faults';
import { requireStack } from '../requests/find-stack';
import type { CloudFormationAction } from './action';

export const updateTerminationProtection: CloudFormationAction<'UpdateTerminationProtection'> = async (
  cloudFormation,
  { StackName, EnableTerminationProtection = false },
) => {
  const stack = requireStack(cloudFormation, StackName, 'write');
  if (stack.status === 'DELETE_COMPLETE' || stack.status === 'DELETE_IN_PROGRESS') {
    throw validationError(
      `Stack [${stack.name}] cannot have its termination protection changed while in status ${stack.status}`,
    );
  }
  stack.isTerminationProtected = EnableTerminationProtection;
  return { StackId: stack.id };
};
