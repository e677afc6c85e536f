import { s3Error } from '../faults';
import type { Bucket, Buckets } from '../state';

/** State that the actions of S3 work on. */
export interface S3Deps {
  readonly accountId: string;
  readonly region: string;
  readonly buckets: Buckets;
}

interface BucketRequest {
  readonly Bucket?: string | undefined;
  readonly ExpectedBucketOwner?: string | undefined;
}

/**
 * Returns the bucket of a request. Throws `NoSuchBucket`, and `AccessDenied` if the request expects another owner.
 */
export function bucketOf(
  { accountId, buckets }: S3Deps,
  { Bucket: name = '', ExpectedBucketOwner }: BucketRequest,
): Bucket {
  const bucket = buckets.requireBucket(name);
  if (ExpectedBucketOwner !== undefined && ExpectedBucketOwner !== accountId) {
    throw s3Error('AccessDenied', 'Access Denied');
  }
  return bucket;
}
