import { createHash } from 'node:crypto';
import type * as s3 from '@aws-sdk/client-s3';
import type { ActionInput, ActionOutput } from '../../../gateway/service';
import { requireSupported } from '../../supported-members';
import { notImplemented, preconditionFailed, s3Error, s3Fault } from '../faults';
import type { S3Deps } from '../requests/requested-bucket';
import { bucketOf } from '../requests/requested-bucket';
import type { ObjectChecksums, ObjectHeaders } from '../state';

type S3 = typeof s3;
type Input = ActionInput<S3, 'PutObject'>;

/** "The name for a key is a sequence of Unicode characters whose UTF-8 encoding is up to 1,024 bytes long". */
const maxKeyBytes = 1024;
const encryption = 'aws:kms';

/** Stores an object. The gateway has already compared the checksums with the body. */
export function putObject(deps: S3Deps, input: Input): ActionOutput<S3, 'PutObject'> {
  requireValidInput(input);
  const { Bucket = '', Key = '', Body = new Uint8Array(), Metadata = {} } = input;
  const bucket = bucketOf(deps, input);
  if (Buffer.byteLength(Key) > maxKeyBytes) throw s3Error('KeyTooLongError', 'Your key is too long');
  requirePreconditions(input, bucket.objects.get(Key)?.etag);
  const etag = `"${createHash('md5').update(Body).digest('hex')}"`;
  const checksums = checksumsOf(input);
  deps.buckets.putObject(Bucket, {
    key: Key,
    body: Body,
    etag,
    headers: headersOf(input),
    metadata: Metadata,
    checksums,
  });
  return { ETag: etag, ...checksums, ServerSideEncryption: input.ServerSideEncryption ?? encryption };
}

function requireValidInput(input: Input): void {
  requireSupported(
    input,
    [
      ...(['Bucket', 'Key', 'Body', 'ExpectedBucketOwner', 'IfMatch', 'IfNoneMatch', 'Metadata'] as const),
      ...([
        'CacheControl',
        'ContentDisposition',
        'ContentEncoding',
        'ContentLanguage',
        'ContentType',
      ] as const),
      ...(['ContentLength', 'ContentMD5', 'ChecksumAlgorithm', 'ChecksumCRC32', 'ChecksumMD5'] as const),
      ...(['ChecksumSHA1', 'ChecksumSHA256', 'ChecksumSHA512'] as const),
      // Accepted without an effect: nothing on loopback is encrypted, public or in another storage class.
      ...(['ServerSideEncryption', 'SSEKMSKeyId', 'BucketKeyEnabled', 'StorageClass'] as const),
    ],
    notImplemented,
  );
}

/** Source: "How to prevent object overwrites with conditional writes" of the Amazon S3 user guide. */
function requirePreconditions({ IfMatch, IfNoneMatch }: Input, etag: string | undefined): void {
  if (IfNoneMatch !== undefined && IfNoneMatch !== '*') throw notImplemented('If-None-Match');
  if (IfMatch !== undefined && etag === undefined) {
    throw s3Fault('NoSuchKey', 'The specified key does not exist.');
  }
  const isForbidden = IfNoneMatch === '*' && etag !== undefined;
  const isOther = IfMatch !== undefined && IfMatch !== etag;
  if (isForbidden || isOther) throw preconditionFailed();
}

function headersOf(input: Input): ObjectHeaders {
  const { CacheControl, ContentDisposition, ContentEncoding, ContentLanguage, ContentType } = input;
  return { CacheControl, ContentDisposition, ContentEncoding, ContentLanguage, ContentType };
}

function checksumsOf(input: Input): ObjectChecksums {
  const { ChecksumCRC32, ChecksumMD5, ChecksumSHA1, ChecksumSHA256, ChecksumSHA512 } = input;
  return { ChecksumCRC32, ChecksumMD5, ChecksumSHA1, ChecksumSHA256, ChecksumSHA512 };
}
