/** What can be done to a stack in a status. */
interface StatusRow {
  /** An operation is under way: the status will change by itself. */
  readonly isInProgress: boolean;
  readonly canUpdate: boolean;
  /** `interrupts`: deleting ends the operation under way first. */
  readonly canDelete: 'yes' | 'no' | 'interrupts';
}

/** Nothing has been deployed, or it has been and can be changed. */
const steady: StatusRow = { isInProgress: false, canUpdate: true, canDelete: 'yes' };
/** What is left can only be deleted. */
const stuck: StatusRow = { isInProgress: false, canUpdate: false, canDelete: 'yes' };
const making: StatusRow = { isInProgress: true, canUpdate: false, canDelete: 'interrupts' };
const changing: StatusRow = { isInProgress: true, canUpdate: false, canDelete: 'no' };

/** User guide, "Stack status codes"; what each allows is in the API reference of UpdateStack and DeleteStack. */
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
