import type { OperationType } from '../stacks/stack-events';
import type { StackStatus } from '../stacks/stack-status';

/** The statuses a stack goes through in one kind of deployment. */
export interface DeploymentStatuses {
  readonly operation: OperationType;
  readonly beginning: StackStatus;
  /** While what is no longer needed is deleted. A creation has nothing of the kind. */
  readonly cleanup: StackStatus | undefined;
  readonly complete: StackStatus;
  /** Failed, with rollback switched off. */
  readonly failed: StackStatus;
  readonly rollingBack: StackStatus;
  readonly rollbackCleanup: StackStatus | undefined;
  readonly rolledBack: StackStatus;
  readonly rollbackFailed: StackStatus;
}

/** User guide, "Stack status codes". */
export const creationStatuses: DeploymentStatuses = {
  operation: 'CREATE_STACK',
  beginning: 'CREATE_IN_PROGRESS',
  cleanup: undefined,
  complete: 'CREATE_COMPLETE',
  failed: 'CREATE_FAILED',
  rollingBack: 'ROLLBACK_IN_PROGRESS',
  rollbackCleanup: undefined,
  rolledBack: 'ROLLBACK_COMPLETE',
  rollbackFailed: 'ROLLBACK_FAILED',
};

export const updateStatuses: DeploymentStatuses = {
  operation: 'UPDATE_STACK',
  beginning: 'UPDATE_IN_PROGRESS',
  cleanup: 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
  complete: 'UPDATE_COMPLETE',
  failed: 'UPDATE_FAILED',
  rollingBack: 'UPDATE_ROLLBACK_IN_PROGRESS',
  rollbackCleanup: 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
  rolledBack: 'UPDATE_ROLLBACK_COMPLETE',
  rollbackFailed: 'UPDATE_ROLLBACK_FAILED',
};
