import * as s3 from '@aws-sdk/client-s3';
import type { Service } from '../../gateway/service';
import { defineService } from '../../gateway/service';
import { s3ActionResources } from './action-resources';
import { getBucketEncryption, getBucketLocation } from './actions/get-bucket-encryption';
import { getObject, headObject } from './actions/get-object';
import { listObjectsV2 } from './actions/list-objects-v2';
import { putObject } from './actions/put-object';
import type { S3Account } from './requests/requested-bucket';

/** Larger than any asset Lambda takes: 250 MB unpacked. */
const maxObjectBytes = 256 * 1024 * 1024;

/** Buckets that are there from the start, and the objects put into them. */
export function createS3Service(account: S3Account): Service {
  const { region } = account;
  return defineService({
    module: s3,
    client: new s3.S3Client({ region, credentials: { accessKeyId: 'none', secretAccessKey: 'none' } }),
    actions: {
      GetBucketEncryption: async (input) => getBucketEncryption(account, input),
      GetBucketLocation: async (input) => getBucketLocation(account, input),
      GetObject: async (input) => getObject(account, input),
      HeadObject: async (input) => headObject(account, input),
      ListObjectsV2: async (input) => listObjectsV2(account, input),
      PutObject: async (input) => putObject(account, input),
    },
    resources: s3ActionResources,
    maxBodyBytes: maxObjectBytes,
  });
}
