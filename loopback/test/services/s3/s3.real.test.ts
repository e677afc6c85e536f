import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import * as s3 from '@aws-sdk/client-s3';
import { createS3Service } from '../../../services/s3/service';
import { Buckets } from '../../../services/s3/state';
import { labAccount } from '../../support/lab-account';
import type { ServiceGateway } from '../../support/service-gateway';
import { startServiceGateway } from '../../support/service-gateway';

const Bucket = 'a-bucket';

describe('the real S3 client', () => {
  let lab: ServiceGateway;
  let client: s3.S3Client;
  let buckets: Buckets;

  beforeAll(async () => {
    buckets = new Buckets();
    buckets.createBucket(Bucket);
    lab = await startServiceGateway(() => ({ s3: async () => createS3Service({ ...labAccount, buckets }) }));
    client = new s3.S3Client(lab.clientConfig);
  });
  afterAll(async () => {
    client.destroy();
    await lab.close();
  });
  afterEach(() => expect(lab.logged).toEqual([]));

  const put = (
    Key: string,
    Body: s3.PutObjectCommandInput['Body'],
    more: Partial<s3.PutObjectCommandInput> = {},
  ) => client.send(new s3.PutObjectCommand({ Bucket, Key, Body, ...more }));
  const get = async (Key: string, more: Partial<s3.GetObjectCommandInput> = {}) => {
    const { Body, ...rest } = await client.send(new s3.GetObjectCommand({ Bucket, Key, ...more }));
    return { ...rest, bytes: Buffer.from((await Body?.transformToByteArray()) ?? []) };
  };

  it('gets an object with its headers and metadata', async () => {
    const Metadata = { colour: 'red', 'two-words': 'a b' };
    const { ETag } = await put('folder/a key+ü%2F.txt', 'text', {
      ContentType: 'text/plain',
      CacheControl: 'no-store',
      Metadata,
    });
    expect(ETag).toBe(`"${createHash('md5').update('text').digest('hex')}"`);
    const read = await get('folder/a key+ü%2F.txt');
    expect(read).toMatchObject({
      ETag,
      ContentType: 'text/plain',
      CacheControl: 'no-store',
      Metadata,
      ContentLength: 4,
    });
    expect(read.bytes.toString()).toBe('text');
    expect(Date.now() - Number(read.LastModified)).toBeLessThan(60_000);
  });

  it.each([0, 1, 3_000_000, 20_000_000])('puts and gets %d bytes', async (length) => {
    const body = Buffer.alloc(length, 'abcdefg');
    await put('large', body);
    expect((await get('large')).bytes.equals(body)).toBe(true);
  });

  it.each([1, 3_000_000])('puts a stream of %d bytes in chunks with a trailing checksum', async (length) => {
    const body = Buffer.alloc(length, 'stream');
    const pieces = Array.from({ length: Math.ceil(length / 65_536) }, (_, index) =>
      body.subarray(index * 65_536, (index + 1) * 65_536),
    );
    const { ChecksumCRC32 } = await put('streamed', Readable.from(pieces), {
      ContentLength: length,
      ContentEncoding: 'identity-of-mine',
    });
    const read = await get('streamed');
    expect(read.bytes.equals(body)).toBe(true);
    expect(read).toMatchObject({ ContentEncoding: 'identity-of-mine', ChecksumCRC32 });
    expect(ChecksumCRC32).toMatch(/^[\w+/]{6}==$/);
  });

  it.each(['CRC32', 'SHA1', 'SHA256'] as const)(
    'sends the checksum %s with an object, which the account verifies and returns',
    async (algorithm) => {
      const written = await put('sum', 'text', { ChecksumAlgorithm: algorithm });
      const checksum = written[`Checksum${algorithm}`];
      expect(checksum).toMatch(/=$/);
      expect(await get('sum')).toMatchObject({ [`Checksum${algorithm}`]: checksum });
      const wrong = put('sum', 'text', {
        [`Checksum${algorithm}`]: Buffer.alloc(Buffer.from(checksum ?? '', 'base64').length).toString(
          'base64',
        ),
      });
      await expect(wrong).rejects.toMatchObject({ name: 'BadDigest', $metadata: { httpStatusCode: 400 } });
    },
  );

  it('receives the headers of an object with HEAD', async () => {
    await put('head', 'four', { ContentType: 'text/x' });
    const answer = await client.send(new s3.HeadObjectCommand({ Bucket, Key: 'head' }));
    expect(answer).toMatchObject({
      ContentLength: 4,
      ContentType: 'text/x',
      ETag: expect.stringMatching(/^"/),
    });
    const missing = client.send(new s3.HeadObjectCommand({ Bucket, Key: 'missing' }));
    await expect(missing).rejects.toBeInstanceOf(s3.NotFound);
    await expect(missing).rejects.toMatchObject({ $metadata: { httpStatusCode: 404 } });
  });

  it.each([
    ['bytes=1-2', 'bc', 'bytes 1-2/6'],
    ['bytes=4-', 'ef', 'bytes 4-5/6'],
    ['bytes=-2', 'ef', 'bytes 4-5/6'],
    ['bytes=0-99', 'abcdef', 'bytes 0-5/6'],
  ])('gets a part of an object: %s', async (Range, text, ContentRange) => {
    await put('ranged', 'abcdef');
    const read = await get('ranged', { Range });
    expect(read).toMatchObject({
      ContentRange,
      ContentLength: text.length,
      $metadata: { httpStatusCode: 206 },
    });
    expect(read.bytes.toString()).toBe(text);
  });

  it('is refused a range beyond the end of an object', async () => {
    await put('ranged', 'abcdef');
    await expect(get('ranged', { Range: 'bytes=6-' })).rejects.toMatchObject({
      name: 'InvalidRange',
      $metadata: { httpStatusCode: 416 },
    });
  });

  it('gets and puts with preconditions', async () => {
    const { ETag } = await put('conditional', 'a');
    await expect(get('conditional', { IfNoneMatch: ETag })).rejects.toMatchObject({
      $metadata: { httpStatusCode: 304 },
    });
    await expect(get('conditional', { IfMatch: '"other"' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    await expect(get('conditional', { IfUnmodifiedSince: new Date(0) })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    expect((await get('conditional', { IfMatch: ETag })).bytes.toString()).toBe('a');
    await expect(put('conditional', 'b', { IfNoneMatch: '*' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
      $metadata: { httpStatusCode: 412 },
    });
    await put('conditional', 'b', { IfMatch: ETag });
  });

  it('receives the location and the encryption of a bucket', async () => {
    const { LocationConstraint } = await client.send(new s3.GetBucketLocationCommand({ Bucket }));
    expect(LocationConstraint).toBe(labAccount.region);
    const { ServerSideEncryptionConfiguration } = await client.send(
      new s3.GetBucketEncryptionCommand({ Bucket }),
    );
    expect(ServerSideEncryptionConfiguration?.Rules).toEqual([
      { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' }, BucketKeyEnabled: false },
    ]);
  });

  it.each([
    [
      'the location of a bucket that does not exist',
      new s3.GetBucketLocationCommand({ Bucket: 'nowhere' }),
      'NoSuchBucket',
      404,
    ],
    ['a key that does not exist', new s3.GetObjectCommand({ Bucket, Key: 'nothing' }), 'NoSuchKey', 404],
    [
      'a put into a bucket that does not exist',
      new s3.PutObjectCommand({ Bucket: 'nowhere', Key: 'k', Body: 'b' }),
      'NoSuchBucket',
      404,
    ],
    [
      'a bucket of another account',
      new s3.GetBucketLocationCommand({ Bucket, ExpectedBucketOwner: '999999999999' }),
      'AccessDenied',
      403,
    ],
    [
      'a key that is too long',
      new s3.PutObjectCommand({ Bucket, Key: 'k'.repeat(1025), Body: 'b' }),
      'KeyTooLongError',
      400,
    ],
    ['tags', new s3.PutObjectCommand({ Bucket, Key: 'k', Body: 'b', Tagging: 'a=b' }), 'NotImplemented', 501],
    ['a version', new s3.GetObjectCommand({ Bucket, Key: 'k', VersionId: 'v' }), 'NotImplemented', 501],
    [
      'CRC32C',
      new s3.PutObjectCommand({ Bucket, Key: 'k', Body: 'b', ChecksumCRC32C: 'AAAAAA==' }),
      'NotImplemented',
      501,
    ],
    ['GetBucketAcl', new s3.GetBucketAclCommand({ Bucket }), 'NotImplemented', 501],
    ['DeleteObject', new s3.DeleteObjectCommand({ Bucket, Key: 'k' }), 'NotImplemented', 501],
    ['ListBuckets', new s3.ListBucketsCommand({}), 'NotImplemented', 501],
    ['CopyObject', new s3.CopyObjectCommand({ Bucket, Key: 'k', CopySource: 'a/b' }), 'NotImplemented', 501],
  ])('is refused %s', async (_what, command, name, httpStatusCode) => {
    await expect(client.send(command as s3.GetObjectCommand)).rejects.toMatchObject({
      name,
      $metadata: { httpStatusCode },
    });
  });

  it('is refused with a wrong secret access key when it puts a large body', async () => {
    const stranger = new s3.S3Client({
      ...lab.clientConfig,
      credentials: { accessKeyId: lab.clientConfig.credentials.accessKeyId, secretAccessKey: 'guessed' },
    });
    const Body = Buffer.alloc(30_000_000);
    const refused = stranger.send(new s3.PutObjectCommand({ Bucket, Key: 'k', Body }));
    await expect(refused).rejects.toMatchObject({
      name: 'SignatureDoesNotMatch',
      $metadata: { httpStatusCode: 403 },
    });
    stranger.destroy();
  });
});
