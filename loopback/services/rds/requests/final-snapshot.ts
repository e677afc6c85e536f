import { CommonError } from '../../../gateway/errors';
import { parseIdentifier } from '../names/identifiers';

export interface FinalSnapshotRequest {
  readonly SkipFinalSnapshot?: boolean | undefined;
  readonly FinalDBSnapshotIdentifier?: string | undefined;
}

/** Returns the name of the final snapshot; undefined if the request skips it. The request must state one of the two. */
export function readFinalSnapshot({
  SkipFinalSnapshot: skip = false,
  FinalDBSnapshotIdentifier: name,
}: FinalSnapshotRequest): string | undefined {
  if (skip && name !== undefined) {
    throw combination('FinalDBSnapshotIdentifier cannot be specified when SkipFinalSnapshot is true.');
  }
  if (!skip && name === undefined) {
    throw combination('FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.');
  }
  return name === undefined ? undefined : parseIdentifier('FinalDBSnapshotIdentifier', name);
}

function combination(message: string): CommonError {
  return new CommonError('InvalidParameterCombination', message);
}
