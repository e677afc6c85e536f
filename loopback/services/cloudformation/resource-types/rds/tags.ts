import type { ArnKind } from '../../../rds/names/arns';
import { formatArn } from '../../../rds/names/arns';
import type { RdsState } from '../../../rds/state';
import type { UpdateRequest } from '../resource-handler';

/** Adds a resource's new tags, and removes the former tags that it no longer has. */
export function updateTags(
  rds: RdsState,
  kind: ArnKind,
  { physicalId, tags, previousTags }: UpdateRequest,
): void {
  const arn = formatArn(rds.deps.account, kind, physicalId);
  const kept = new Set(tags.map(({ Key }) => Key));
  rds.tags.remove(
    arn,
    previousTags.map(({ Key }) => Key).filter((key) => !kept.has(key)),
  );
  rds.tags.add(arn, tags);
}
