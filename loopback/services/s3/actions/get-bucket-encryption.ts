import type * as s3 from '@aws-sdk/client-s3';
import type { ActionInput, ActionOutput } from '../../../gateway/service';
import type { S3Deps } from '../requests/requested-bucket';
import { bucketOf } from '../requests/requested-bucket';

type S3 = typeof s3;

/** Encryption that `cdk bootstrap` configures, with the AWS managed key. On loopback nothing is encrypted. */
export function getBucketEncryption(
  deps: S3Deps,
  input: ActionInput<S3, 'GetBucketEncryption'>,
): ActionOutput<S3, 'GetBucketEncryption'> {
  bucketOf(deps, input);
  const rule = {
    ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' as const },
    BucketKeyEnabled: false,
  };
  return { ServerSideEncryptionConfiguration: { Rules: [rule] } };
}
