import type { ListObjectsV2CommandInput } from '@aws-sdk/client-s3';
import { listObjectsV2 } from '../../../../services/s3/actions/list-objects-v2';
import { Buckets } from '../../../../services/s3/state';
import { labAccount } from '../../../support/lab-account';

const buckets = new Buckets();
buckets.createBucket('b');
for (const key of ['z', 'a/1', 'a/2', 'a/b/3', 'Ω', '🙂', '＠', 'a b+c']) {
  buckets.putObject('b', {
    key,
    body: Buffer.from(key),
    etag: '"e"',
    headers: {},
    metadata: {},
    checksums: {},
  });
}
const list = (input: Partial<ListObjectsV2CommandInput> = {}) =>
  listObjectsV2({ ...labAccount, buckets }, { Bucket: 'b', ...input });
const keys = (input: Partial<ListObjectsV2CommandInput> = {}) => {
  const { Contents = [], CommonPrefixes = [] } = list(input);
  return [...Contents.map(({ Key }) => Key), ...CommonPrefixes.map(({ Prefix }) => Prefix)];
};

describe('a listing of objects', () => {
  it('is sorted by UTF-8 bytes, not as in JavaScript', () => {
    expect(keys()).toEqual(['a b+c', 'a/1', 'a/2', 'a/b/3', 'z', 'Ω', '＠', '🙂']);
  });

  it.each([
    [{ Prefix: 'a/' }, ['a/1', 'a/2', 'a/b/3']],
    [{ Prefix: 'a/', Delimiter: '/' }, ['a/1', 'a/2', 'a/b/']],
    [{ Delimiter: '/' }, ['a b+c', 'z', 'Ω', '＠', '🙂', 'a/']],
    [{ StartAfter: 'a/2', Prefix: 'a/' }, ['a/b/3']],
    [{ Prefix: 'none' }, []],
    [{ MaxKeys: 2 }, ['a b+c', 'a/1']],
    [{ MaxKeys: 0 }, []],
    [{ EncodingType: 'url' as const, Prefix: 'a b' }, ['a%20b%2Bc']],
  ])('with %j contains %j', (input, expected) => {
    expect(keys(input)).toEqual(expected);
  });

  it('has pages without a gap or a repetition', () => {
    const joined: (string | undefined)[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page = list({ MaxKeys: 3, Delimiter: '/', ...(ContinuationToken && { ContinuationToken }) });
      joined.push(...(page.Contents ?? []).map(({ Key }) => Key));
      joined.push(...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix));
      expect(page.IsTruncated).toBe(page.NextContinuationToken !== undefined);
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken !== undefined);
    expect(joined.sort()).toEqual(['a b+c', 'a/', 'z', 'Ω', '＠', '🙂'].sort());
  });

  it.each([
    [{ ContinuationToken: 'junk' }, 'InvalidArgument'],
    [{ MaxKeys: -1 }, 'InvalidArgument'],
    [{ MaxKeys: 1.5 }, 'InvalidArgument'],
    [{ FetchOwner: true }, 'NotImplemented'],
    [{ RequestPayer: 'requester' as const }, 'NotImplemented'],
    [{ ExpectedBucketOwner: '999999999999' }, 'AccessDenied'],
  ])('is refused with %j: %s', (input, code) => {
    expect(() => list(input)).toThrow(expect.objectContaining({ code }));
  });
});
