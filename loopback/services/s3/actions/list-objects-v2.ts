import type * as s3 from '@aws-sdk/client-s3';
import type { ActionInput, ActionOutput } from '../../../gateway/service';
import { decodePageToken, encodePageToken } from '../../page-token';
import { requireSupported } from '../../supported-members';
import { notImplemented, s3Error } from '../faults';
import type { S3Deps } from '../requests/requested-bucket';
import { bucketOf } from '../requests/requested-bucket';
import type { StoredObject } from '../state';

type S3 = typeof s3;
type Input = ActionInput<S3, 'ListObjectsV2'>;

/** Object, or common prefix of objects whose keys are equal up to the delimiter. */
type Entry =
  | { readonly kind: 'object'; readonly key: string; readonly object: StoredObject }
  | { readonly kind: 'prefix'; readonly key: string };

const maxKeys = 1000;

/** Lists objects of a bucket in the order of their keys' UTF-8 bytes, one page at a time. */
export function listObjectsV2(deps: S3Deps, input: Input): ActionOutput<S3, 'ListObjectsV2'> {
  requireValidInput(input);
  const bucket = bucketOf(deps, input);
  const { Prefix = '', Delimiter, EncodingType, StartAfter, ContinuationToken } = input;
  const encode = EncodingType === 'url' ? encodeForUrl : (text: string) => text;
  const limit = Math.min(input.MaxKeys ?? maxKeys, maxKeys);
  const after = ContinuationToken === undefined ? StartAfter : readToken(ContinuationToken);

  const objects = [...bucket.objects.values()].filter(({ key }) => key.startsWith(Prefix)).sort(byKey);
  const entries = group(objects, Prefix, Delimiter).filter(
    ({ key }) => after === undefined || compare(key, after) > 0,
  );
  const page = entries.slice(0, limit);
  const last = page.at(-1);
  const isTruncated = last !== undefined && page.length < entries.length;
  return {
    Name: bucket.name,
    Prefix: encode(Prefix),
    Delimiter: Delimiter && encode(Delimiter),
    EncodingType,
    StartAfter: StartAfter && encode(StartAfter),
    ContinuationToken,
    MaxKeys: limit,
    KeyCount: page.length,
    IsTruncated: isTruncated,
    NextContinuationToken: isTruncated ? encodePageToken(last.key) : undefined,
    Contents: page.flatMap((entry) => (entry.kind === 'object' ? [renderObject(entry.object, encode)] : [])),
    CommonPrefixes: page.flatMap(({ kind, key }) => (kind === 'prefix' ? [{ Prefix: encode(key) }] : [])),
  };
}

function requireValidInput(input: Input): void {
  requireSupported(
    input,
    [
      ...(['Bucket', 'ExpectedBucketOwner', 'Prefix', 'Delimiter', 'EncodingType'] as const),
      ...(['MaxKeys', 'StartAfter', 'ContinuationToken', 'FetchOwner'] as const),
    ],
    notImplemented,
  );
  const { MaxKeys = 0, EncodingType, FetchOwner } = input;
  if (!Number.isInteger(MaxKeys) || MaxKeys < 0) {
    throw s3Error('InvalidArgument', `max-keys must be an integer of at least 0, got ${MaxKeys}.`);
  }
  if (EncodingType !== undefined && EncodingType !== 'url') {
    throw s3Error('InvalidArgument', 'Invalid Encoding Method specified in Request');
  }
  if (FetchOwner) throw notImplemented('fetch-owner');
}

function readToken(token: string): string {
  const [key] = decodePageToken(token) ?? [];
  if (typeof key === 'string') return key;
  throw s3Error('InvalidArgument', 'The continuation token provided is incorrect');
}

function group(objects: readonly StoredObject[], prefix: string, delimiter: string | undefined): Entry[] {
  const entries: Entry[] = [];
  for (const object of objects) {
    const at = delimiter ? object.key.indexOf(delimiter, prefix.length) : -1;
    if (at < 0) {
      entries.push({ kind: 'object', key: object.key, object });
      continue;
    }
    const key = object.key.slice(0, at + (delimiter?.length ?? 0));
    if (entries.at(-1)?.key !== key) entries.push({ kind: 'prefix', key });
  }
  return entries;
}

function renderObject({ key, etag, body, lastModified }: StoredObject, encode: (text: string) => string) {
  return {
    Key: encode(key),
    ETag: etag,
    Size: body.length,
    LastModified: lastModified,
    StorageClass: 'STANDARD' as const,
  };
}

/** Encodes keys for clients that request it, because keys may contain characters that XML does not allow. */
function encodeForUrl(text: string): string {
  return encodeURIComponent(text).replaceAll('%2F', '/');
}

function byKey(a: StoredObject, b: StoredObject): number {
  return compare(a.key, b.key);
}

function compare(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
