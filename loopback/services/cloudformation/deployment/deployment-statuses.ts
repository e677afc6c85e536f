import type { OperationType } from '../stacks/stack-events';
import type { StackStatus } from '../stacks/stack-status';

/** Statuses of a stack during one kind of deployment. */
export interface DeploymentStatuses {
  readonly operation: OperationType;
  readonly beginning: StackStatus;
  /**
   * Status while resources that are no longer needed are deleted; undefined for a creation, which deletes no resource.
   */
  readonly cleanup: StackStatus | undefined;
  readonly complete: StackStatus;
  /** Status after a failure, with rollback disabled. */
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
