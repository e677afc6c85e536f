import type * as s3 from '@aws-sdk/client-s3';
import type { ActionInput } from '../../../gateway/service';
import { requireSupported } from '../../supported-members';
import { notImplemented } from '../faults';
import type { StoredObject } from '../state';
import type { ByteRange } from './byte-range';
import { requireReadConditions } from './preconditions';
import type { S3Deps } from './requested-bucket';
import { bucketOf } from './requested-bucket';

type S3 = typeof s3;
type Input = ActionInput<S3, 'GetObject'>;

/** Returns the requested object if it exists and the request's conditions are met. */
export function findRequestedObject(deps: S3Deps, input: Input): StoredObject | undefined {
  requireSupported(
    input,
    [
      ...(['Bucket', 'Key', 'ExpectedBucketOwner', 'ChecksumMode', 'Range'] as const),
      ...(['IfMatch', 'IfModifiedSince', 'IfNoneMatch', 'IfUnmodifiedSince'] as const),
    ],
    notImplemented,
  );
  const object = bucketOf(deps, input).objects.get(input.Key ?? '');
  if (object !== undefined) requireReadConditions(input, object);
  return object;
}

/** Headers of an answer with an object, or with a range of it. */
export function describeObject(object: StoredObject, { ChecksumMode }: Input, range: ByteRange | undefined) {
  const isWhole = range === undefined;
  return {
    ...object.headers,
    // S3's default for an object that was uploaded without a type.
    ContentType: object.headers.ContentType ?? 'binary/octet-stream',
    ETag: object.etag,
    LastModified: object.lastModified,
    Metadata: { ...object.metadata },
    AcceptRanges: 'bytes',
    ServerSideEncryption: 'aws:kms' as const,
    ...(!isWhole && { ContentRange: `bytes ${range.first}-${range.last}/${object.body.length}` }),
    // A checksum covers the complete object, so it would be wrong for a range.
    ...(isWhole && ChecksumMode === 'ENABLED' && object.checksums),
  };
}
