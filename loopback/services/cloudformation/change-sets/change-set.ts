import type { DeploymentTarget } from '../stacks/stack';
import type { OperationName } from '../stacks/stack-events';
import type { TemplateRefusal } from './plan-changes';
import type { PlannedChange } from './planned-change';

/** Whether a change set can be executed, and whether it has been executed. */
export type ExecutionStatus =
  | 'UNAVAILABLE'
  | 'AVAILABLE'
  | 'EXECUTE_IN_PROGRESS'
  | 'EXECUTE_COMPLETE'
  | 'EXECUTE_FAILED'
  | 'OBSOLETE';

/** Deployment that has been planned and not yet executed. */
export interface ChangeSet {
  readonly id: string;
  readonly name: string;
  readonly description: string | undefined;
  readonly stackId: string;
  readonly stackName: string;
  readonly createdAt: Date;
  readonly kind: 'CREATE' | 'UPDATE';
  /** Operation recorded in the change set's events. */
  readonly operation: OperationName;
  readonly target: DeploymentTarget;
  readonly changes: readonly PlannedChange[];
  /** Parts of the template that cannot be created. The change set has failed if this list is not empty. */
  readonly refusals: readonly TemplateRefusal[];
  readonly status: 'CREATE_COMPLETE' | 'FAILED';
  readonly statusReason: string | undefined;
  executionStatus: ExecutionStatus;
}
