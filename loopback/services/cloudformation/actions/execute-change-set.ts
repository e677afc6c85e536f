import { InvalidChangeSetStatusException } from '@aws-sdk/client-cloudformation';
import type { ChangeSet } from '../change-sets/change-set';
import { deploy } from '../deployment/deploy';
import { creationStatuses, updateStatuses } from '../deployment/deployment-statuses';
import { validationError } from '../faults';
import { requireChangeSet } from '../requests/find-change-set';
import { requireUpdatable } from '../requests/require-updatable';
import type { Stack } from '../stacks/stack';
import { nameOperation } from '../stacks/stack-events';
import type { CloudFormationAction } from './action';

/** Starts to execute a change set. The stack's other change sets become obsolete. */
export const executeChangeSet: CloudFormationAction<'ExecuteChangeSet'> = async (cloudFormation, input) => {
  const { stacks, changeSets, operations } = cloudFormation;
  const changeSet = requireChangeSet(cloudFormation, input.StackName, input.ChangeSetName);
  requireExecutable(changeSet);
  const stack = stacks.find(changeSet.stackId);
  if (stack === undefined) throw validationError(`Stack [${changeSet.stackId}] does not exist`);
  requireReady(stack, changeSet);
  const { target } = changeSet;
  const disableRollback = input.DisableRollback ?? target.settings.disableRollback;
  const statuses = changeSet.kind === 'CREATE' ? creationStatuses : updateStatuses;
  changeSets.makeObsolete(stack);
  changeSet.executionStatus = 'EXECUTE_IN_PROGRESS';
  operations.start({
    stack,
    operation: nameOperation(statuses.operation, input.ClientRequestToken),
    brokenStatus: statuses.rollbackFailed,
    work: (run) => deploy(run, { ...target, settings: { ...target.settings, disableRollback } }, statuses),
  });
  // Registered before any client can wait, so that a client which sees that the operation has ended also sees this
  // status.
  void stack.settled(operations.closing).then(() => {
    const isDone = stack.status === statuses.complete;
    changeSet.executionStatus = isDone ? 'EXECUTE_COMPLETE' : 'EXECUTE_FAILED';
  });
  return {};
};

function requireExecutable({ id, status, executionStatus }: ChangeSet): void {
  if (executionStatus === 'AVAILABLE') return;
  const what = status === 'FAILED' ? `status of [${status}]` : `execution status of [${executionStatus}]`;
  throw new InvalidChangeSetStatusException({
    message: `ChangeSet [${id}] cannot be executed in its current ${what}`,
    $metadata: {},
  });
}

/** Throws if the stack's status no longer allows the change set to be executed. */
function requireReady(stack: Stack, { kind }: ChangeSet): void {
  if (kind === 'UPDATE') requireUpdatable(stack);
  else if (stack.status !== 'REVIEW_IN_PROGRESS') {
    throw validationError(`Stack:${stack.id} is in ${stack.status} state and can not be created.`);
  }
}
