import { CommonError } from '../../../gateway/errors';

export interface SnapshotRequest {
  readonly SkipFinalSnapshot?: boolean | undefined;
  readonly FinalDBSnapshotIdentifier?: string | undefined;
}

/**
 * Throws unless a deletion skips the final snapshot. RDS requires that a deletion either names a final snapshot or skips
 * it, and the loopback account does not support snapshots.
 */
export function refuseSnapshot({
  SkipFinalSnapshot: skip = false,
  FinalDBSnapshotIdentifier: name,
}: SnapshotRequest): void {
  if (skip && name !== undefined) {
    throw combination('FinalDBSnapshotIdentifier cannot be specified when SkipFinalSnapshot is true.');
  }
  if (!skip && name === undefined) {
    throw combination('FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.');
  }
  if (name !== undefined) {
    throw combination(
      'The loopback account does not support snapshots; export the data you need, then use SkipFinalSnapshot.',
    );
  }
}

function combination(message: string): CommonError {
  return new CommonError('InvalidParameterCombination', message);
}
