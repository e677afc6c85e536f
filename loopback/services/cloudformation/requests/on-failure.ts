import { validationError } from '../faults';

/** Returns whether the resources of a failed creation are kept; undefined if the request does not specify it. */
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
        `The loopback account supports DO_NOTHING and ROLLBACK for OnFailure, not ${onFailure}.`,
      );
  }
}
