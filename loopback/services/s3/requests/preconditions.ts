import { preconditionFailed, s3Error } from '../faults';
import type { StoredObject } from '../state';

export interface ReadConditions {
  readonly IfMatch?: string | undefined;
  readonly IfNoneMatch?: string | undefined;
  readonly IfModifiedSince?: Date | undefined;
  readonly IfUnmodifiedSince?: Date | undefined;
}

/**
 * Throws `PreconditionFailed`, or `NotModified` for an object that the client already has. A condition on the ETag
 * takes precedence over a condition on the time (RFC 9110, section 13.2.2).
 */
export function requireReadConditions(
  conditions: ReadConditions,
  { etag, lastModified }: StoredObject,
): void {
  const { IfMatch, IfNoneMatch, IfModifiedSince, IfUnmodifiedSince } = conditions;
  const isMatch =
    IfMatch === undefined ? isAtMost(lastModified, IfUnmodifiedSince) : includesEtag(IfMatch, etag);
  if (!isMatch) throw preconditionFailed();
  const isKnown =
    IfNoneMatch === undefined
      ? IfModifiedSince !== undefined && isAtMost(lastModified, IfModifiedSince)
      : includesEtag(IfNoneMatch, etag);
  if (isKnown) throw s3Error('NotModified', 'Not Modified');
}

function includesEtag(list: string, etag: string): boolean {
  const given = list.split(',').map((entry) => entry.trim().replace(/^W\//, ''));
  return given.some((entry) => entry === '*' || entry === etag || `"${entry}"` === etag);
}

function isAtMost(time: Date, limit: Date | undefined): boolean {
  return limit === undefined || time <= limit;
}
