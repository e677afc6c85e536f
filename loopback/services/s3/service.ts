import * as s3 from '@aws-sdk/client-s3';
import type { Service } from '../../gateway/service';
import { defineService } from '../../gateway/service';
import { s3ActionResources } from './action-resources';
import { getBucketEncryption } from './actions/get-bucket-encryption';
import { getBucketLocation } from './actions/get-bucket-location';
import { getObject } from './actions/get-object';
import { headObject } from './actions/head-object';
import { listObjectsV2 } from './actions/list-objects-v2';
import { putObject } from './actions/put-object';
import type { S3Deps } from './requests/requested-bucket';

/** Larger than any asset that Lambda accepts: 250 MB unpacked. */
const maxObjectBytes = 256 * 1024 * 1024;

/** S3's API for the account's existing buckets and their objects. */
export function createS3Service(deps: S3Deps): Service {
  const { region } = deps;
  return defineService({
    module: s3,
    client: new s3.S3Client({ region, credentials: { accessKeyId: 'none', secretAccessKey: 'none' } }),
    actions: {
      GetBucketEncryption: async (input) => getBucketEncryption(deps, input),
      GetBucketLocation: async (input) => getBucketLocation(deps, input),
      GetObject: async (input) => getObject(deps, input),
      HeadObject: async (input) => headObject(deps, input),
      ListObjectsV2: async (input) => listObjectsV2(deps, input),
      PutObject: async (input) => putObject(deps, input),
    },
    actionResources: s3ActionResources,
    maxBodyBytes: maxObjectBytes,
  });
}
