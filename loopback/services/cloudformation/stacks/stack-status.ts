/** Operations that a status allows. */
interface StatusRow {
  /** An operation is in progress, and the status will change when it ends. */
  readonly isInProgress: boolean;
  readonly canUpdate: boolean;
  /** `interrupts`: deleting first ends the operation in progress. */
  readonly canDelete: 'yes' | 'no' | 'interrupts';
}

/** Statuses without an operation in progress from which the stack can be updated or deleted. */
const steady: StatusRow = { isInProgress: false, canUpdate: true, canDelete: 'yes' };
/** Statuses from which the stack can only be deleted. */
const stuck: StatusRow = { isInProgress: false, canUpdate: false, canDelete: 'yes' };
const making: StatusRow = { isInProgress: true, canUpdate: false, canDelete: 'interrupts' };
const changing: StatusRow = { isInProgress: true, canUpdate: false, canDelete: 'no' };

/**
 * User guide, "Stack status codes". The API reference of UpdateStack and DeleteStack lists what each status allows.
 */
const rows = {
  REVIEW_IN_PROGRESS: stuck,
  CREATE_IN_PROGRESS: making,
  CREATE_COMPLETE: steady,
  CREATE_FAILED: steady,
  ROLLBACK_IN_PROGRESS: making,
  ROLLBACK_COMPLETE: stuck,
  ROLLBACK_FAILED: stuck,
  UPDATE_IN_PROGRESS: changing,
  UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: changing,
  UPDATE_COMPLETE: steady,
  UPDATE_FAILED: steady,
  UPDATE_ROLLBACK_IN_PROGRESS: changing,
  UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: changing,
  UPDATE_ROLLBACK_COMPLETE: steady,
  UPDATE_ROLLBACK_FAILED: stuck,
  DELETE_IN_PROGRESS: { isInProgress: true, canUpdate: false, canDelete: 'no' },
  DELETE_COMPLETE: { isInProgress: false, canUpdate: false, canDelete: 'no' },
  DELETE_FAILED: stuck,
} as const satisfies Readonly<Record<string, StatusRow>>;

export type StackStatus = keyof typeof rows;

export function isInProgress(status: StackStatus): boolean {
  return rows[status].isInProgress;
}

export function canUpdate(status: StackStatus): boolean {
  return rows[status].canUpdate;
}

export function canDelete(status: StackStatus): StatusRow['canDelete'] {
  return rows[status].canDelete;
}
