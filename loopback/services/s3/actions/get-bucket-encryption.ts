import type * as s3 from '@aws-sdk/client-s3';
import type { ActionInput, ActionOutput } from '../../../gateway/service';
import type { S3Account } from '../requests/requested-bucket';
import { bucketOf } from '../requests/requested-bucket';

type S3 = typeof s3;

/** "Buckets in Region us-east-1 have a LocationConstraint of null" (Amazon S3 API reference). */
export function getBucketLocation(
  account: S3Account,
  input: ActionInput<S3, 'GetBucketLocation'>,
): ActionOutput<S3, 'GetBucketLocation'> {
  bucketOf(account, input);
  if (account.region === 'us-east-1') return {};
  return { LocationConstraint: account.region as s3.BucketLocationConstraint };
}

/** As `cdk bootstrap` sets it: with the key that AWS manages. On loopback nothing is encrypted. */
export function getBucketEncryption(
  account: S3Account,
  input: ActionInput<S3, 'GetBucketEncryption'>,
): ActionOutput<S3, 'GetBucketEncryption'> {
  bucketOf(account, input);
  const rule = {
    ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' as const },
    BucketKeyEnabled: false,
  };
  return { ServerSideEncryptionConfiguration: { Rules: [rule] } };
}
