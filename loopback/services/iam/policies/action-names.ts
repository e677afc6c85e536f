/**
 * Permissions of calls whose permission has another name than `service:Operation`.
 *
 * Source: Service Authorization Reference, "Actions defined by AWS Lambda" and "… by Amazon S3".
 */
const others: Readonly<Record<string, readonly string[]>> = {
  'lambda:Invoke': ['lambda:InvokeFunction'],
  's3:CopyObject': ['s3:GetObject', 's3:PutObject'],
  's3:DeleteObjects': ['s3:DeleteObject'],
  's3:GetBucketEncryption': ['s3:GetEncryptionConfiguration'],
  's3:HeadBucket': ['s3:ListBucket'],
  's3:HeadObject': ['s3:GetObject'],
  's3:ListBuckets': ['s3:ListAllMyBuckets'],
  's3:ListObjects': ['s3:ListBucket'],
  's3:ListObjectsV2': ['s3:ListBucket'],
  // "No permissions are required to perform this operation" (STS API reference).
  'sts:GetCallerIdentity': [],
};

/** Permissions that a call of `service:Operation` requires. Some calls require no permission. */
export function permissionsFor(call: string): readonly string[] {
  return others[call] ?? [call];
}
