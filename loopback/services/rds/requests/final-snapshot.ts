import { CommonError } from '../../../gateway/errors';

export interface SnapshotRequest {
  readonly SkipFinalSnapshot?: boolean | undefined;
  readonly FinalDBSnapshotIdentifier?: string | undefined;
}

/** A deletion must say what becomes of the data. The loopback account keeps no snapshots, so that must be: nothing. */
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
      'The loopback account keeps no snapshots; use SkipFinalSnapshot and export what you need before.',
    );
  }
}

function combination(message: string): CommonError {
  return new CommonError('InvalidParameterCombination', message);
}
