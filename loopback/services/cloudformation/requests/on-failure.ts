import { validationError } from '../faults';

/** Whether to leave a failed creation as it is; undefined when the request does not say. */
export function readOnFailure(onFailure: string | undefined): boolean | undefined {
  switch (onFailure) {
    case undefined:
      return undefined;
    case 'DO_NOTHING':
      return true;
    case 'ROLLBACK':
      return false;
    default:
      throw validationError(
        `The loopback account takes DO_NOTHING and ROLLBACK for what happens on failure, not ${onFailure}.`,
      );
  }
}
