import type * as s3 from '@aws-sdk/client-s3';
import type { ActionInput, ActionOutput } from '../../../gateway/service';
import type { S3Deps } from '../requests/requested-bucket';
import { bucketOf } from '../requests/requested-bucket';

type S3 = typeof s3;

/** "Buckets in Region us-east-1 have a LocationConstraint of null" (Amazon S3 API reference). */
export function getBucketLocation(
  deps: S3Deps,
  input: ActionInput<S3, 'GetBucketLocation'>,
): ActionOutput<S3, 'GetBucketLocation'> {
  bucketOf(deps, input);
  if (deps.region === 'us-east-1') return {};
  return { LocationConstraint: deps.region as s3.BucketLocationConstraint };
}
