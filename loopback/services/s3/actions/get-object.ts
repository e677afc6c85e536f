import type * as s3 from '@aws-sdk/client-s3';
import type { ActionInput, ActionOutput } from '../../../gateway/service';
import { requireSupported } from '../../supported-members';
import { notImplemented, s3Fault } from '../faults';
import type { ByteRange } from '../requests/byte-range';
import { readByteRange } from '../requests/byte-range';
import { requireReadConditions } from '../requests/preconditions';
import type { S3Account } from '../requests/requested-bucket';
import { bucketOf } from '../requests/requested-bucket';
import type { StoredObject } from '../state';

type S3 = typeof s3;
type Input = ActionInput<S3, 'GetObject'>;

/** An object, or the part of it that `Range` asks for. */
export function getObject(account: S3Account, input: Input): ActionOutput<S3, 'GetObject'> {
  const object = requireObject(account, input);
  if (object === undefined) throw s3Fault('NoSuchKey', 'The specified key does not exist.');
  const range = readByteRange(input.Range, object.body.length);
  const Body = range === undefined ? object.body : object.body.subarray(range.first, range.last + 1);
  return { ...describe(object, input, range), Body, ContentLength: Body.length };
}

/** The same without the object. Answers to HEAD have no body: the error is told by its status alone. */
export function headObject(
  account: S3Account,
  input: ActionInput<S3, 'HeadObject'>,
): ActionOutput<S3, 'HeadObject'> {
  const object = requireObject(account, input);
  if (object === undefined) throw s3Fault('NotFound', 'Not Found');
  const range = readByteRange(input.Range, object.body.length);
  const ContentLength = range === undefined ? object.body.length : range.last - range.first + 1;
  return { ...describe(object, input, range), ContentLength };
}

function requireObject(account: S3Account, input: Input): StoredObject | undefined {
  requireSupported(
    input,
    [
      ...(['Bucket', 'Key', 'ExpectedBucketOwner', 'ChecksumMode', 'Range'] as const),
      ...(['IfMatch', 'IfModifiedSince', 'IfNoneMatch', 'IfUnmodifiedSince'] as const),
    ],
    notImplemented,
  );
  const object = bucketOf(account, input).objects.get(input.Key ?? '');
  if (object !== undefined) requireReadConditions(input, object);
  return object;
}

function describe(object: StoredObject, { ChecksumMode }: Input, range: ByteRange | undefined) {
  const isWhole = range === undefined;
  return {
    ...object.headers,
    // What S3 assumes for an object that was put without a type.
    ContentType: object.headers.ContentType ?? 'binary/octet-stream',
    ETag: object.etag,
    LastModified: object.lastModified,
    Metadata: { ...object.metadata },
    AcceptRanges: 'bytes',
    ServerSideEncryption: 'aws:kms' as const,
    ...(!isWhole && { ContentRange: `bytes ${range.first}-${range.last}/${object.body.length}` }),
    // Checksums are of the whole object: of a part they would be wrong.
    ...(isWhole && ChecksumMode === 'ENABLED' && object.checksums),
  };
}
