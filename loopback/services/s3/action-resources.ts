import type * as s3 from '@aws-sdk/client-s3';
import type { ActionResources } from '../../gateway/service';

/**
 * Buckets and objects for which S3 calls must be authorized.
 *
 * Source: Service Authorization Reference, "Actions defined by Amazon S3".
 */
export const s3ActionResources: ActionResources<typeof s3> = {
  GetBucketEncryption: bucket,
  GetBucketLocation: bucket,
  HeadBucket: bucket,
  ListObjects: bucket,
  ListObjectsV2: bucket,
  DeleteObject: object,
  GetObject: object,
  HeadObject: object,
  PutObject: object,
};

function bucket({ Bucket = '*' }: { readonly Bucket?: string | undefined }): string[] {
  return [`arn:aws:s3:::${Bucket}`];
}

function object({ Bucket = '*', Key = '*' }: Readonly<Partial<Record<'Bucket' | 'Key', string>>>): string[] {
  return [`arn:aws:s3:::${Bucket}/${Key}`];
}
