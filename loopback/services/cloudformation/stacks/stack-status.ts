/** Operations that a status allows. */
interface StatusRow {
  /** An operation is in progress, and the status will change when it ends. */
  readonly isInProgress: boolean;
  readonly canUpdate: boolean;
  /** `interrupts`: a deletion ends the operation in progress, and then deletes the stack. */
  readonly canDelete: 'yes' | 'no' | 'interrupts';
}

/** Statuses without an operation in progress from which the stack can be updated or deleted. */
const stable: StatusRow = { isInProgress: false, canUpdate: true, canDelete: 'yes' };
/** Statuses from which the stack can only be deleted. */
const deleteOnly: StatusRow = { isInProgress: false, canUpdate: false, canDelete: 'yes' };
const creating: StatusRow = { isInProgress: true, canUpdate: false, canDelete: 'interrupts' };
const updating: StatusRow = { isInProgress: true, canUpdate: false, canDelete: 'no' };

/**
 * User guide, "Stack status codes". The API reference of UpdateStack and DeleteStack lists what each status allows.
 */
const rows = {
  REVIEW_IN_PROGRESS: deleteOnly,
  CREATE_IN_PROGRESS: creating,
  CREATE_COMPLETE: stable,
  CREATE_FAILED: stable,
  ROLLBACK_IN_PROGRESS: creating,
  ROLLBACK_COMPLETE: deleteOnly,
  ROLLBACK_FAILED: deleteOnly,
  UPDATE_IN_PROGRESS: updating,
  UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: updating,
  UPDATE_COMPLETE: stable,
  UPDATE_FAILED: stable,
  UPDATE_ROLLBACK_IN_PROGRESS: updating,
  UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: updating,
  UPDATE_ROLLBACK_COMPLETE: stable,
  UPDATE_ROLLBACK_FAILED: deleteOnly,
  DELETE_IN_PROGRESS: { isInProgress: true, canUpdate: false, canDelete: 'no' },
  DELETE_COMPLETE: { isInProgress: false, canUpdate: false, canDelete: 'no' },
  DELETE_FAILED: deleteOnly,
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
