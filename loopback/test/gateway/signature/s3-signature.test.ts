import { createHash } from 'node:crypto';
import { Sha256 } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';
import fc from 'fast-check';
import type { Credential } from '../../../gateway/credentials';
import type { ReceivedRequest } from '../../../gateway/http/message';
import { parseAuthorization } from '../../../gateway/signature/authorization-header';
import { verifyHead } from '../../../gateway/signature/verify';

const now = new Date('2026-11-30T12:00:00Z');
const credential: Credential = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  principal: { kind: 'account', arn: 'arn:aws:iam::123456789012:root' },
};

describe('a signature for S3', () => {
  it('is accepted for any key, even with dots and slashes', async () => {
    const words = fc.string({ unit: fc.constantFrom('a', '.', '..', '/', ' ', 'ü', '+', '%') });
    await fc.assert(
      fc.asyncProperty(words, words, async (key, text) => {
        const path = `/bucket/${key.split('/').map(encodeURIComponent).join('/')}`;
        const request = await sign({ path, body: text });
        expect(verify(request)).toEqual(request);
      }),
    );
  });

  it('is accepted for a parameter without a value', async () => {
    const request = await sign({ query: { location: '' } });
    expect(verify({ ...request, query: 'location' })).toMatchObject({ query: 'location' });
  });

  it('is verified before the body arrives', async () => {
    const request = await sign({ body: 'text' });
    expect(() => verifyHeadOf({ ...request, path: '/bucket/other' })).toThrow(
      expect.objectContaining({ code: 'SignatureDoesNotMatch' }),
    );
    const { accept } = verifyHeadOf(request);
    expect(() => accept(Buffer.from('other'))).toThrow(
      expect.objectContaining({ code: 'XAmzContentSHA256Mismatch', status: 400 }),
    );
  });

  it('may exclude the body', async () => {
    const request = await sign({ payload: 'UNSIGNED-PAYLOAD', body: 'text' });
    expect(verify({ ...request, body: Buffer.from('other') }).body.toString()).toBe('other');
  });

  it.each([
    ['aws-chunked', undefined],
    ['aws-chunked,gzip', 'gzip'],
    ['gzip, aws-chunked', 'gzip'],
  ])('is accepted for a stream in chunks: content-encoding %s', async (encoding, left) => {
    const request = await sign({
      payload: 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
      body: '4\r\ntext\r\n0\r\nx-amz-checksum-crc32:O4unxw==\r\n\r\n',
      headers: {
        'content-encoding': encoding,
        'x-amz-trailer': 'x-amz-checksum-crc32',
        'x-amz-decoded-content-length': '4',
      },
    });
    const { body, headers } = verify(request);
    expect(body.toString()).toBe('text');
    expect(headers['content-encoding']).toBe(left);
    expect(headers).toMatchObject({ 'content-length': '4', 'x-amz-checksum-crc32': 'O4unxw==' });
  });

  it.each([
    ['a wrong checksum', '4\r\ntext\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n', 'BadDigest'],
    ['no checksum', '4\r\ntext\r\n0\r\n\r\n', 'IncompleteBody'],
    ['another length', '3\r\ntex\r\n0\r\nx-amz-checksum-crc32:O4unxw==\r\n\r\n', 'IncompleteBody'],
  ])('is refused for a stream with %s', async (_what, body, code) => {
    const request = await sign({
      payload: 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
      body,
      headers: { 'x-amz-trailer': 'x-amz-checksum-crc32', 'x-amz-decoded-content-length': '4' },
    });
    expect(() => verify(request)).toThrow(expect.objectContaining({ code }));
  });

  it('is refused if another header follows a stream', async () => {
    const request = await sign({
      payload: 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
      body: '0\r\nx-amz-acl:public-read\r\n\r\n',
      headers: { 'x-amz-trailer': 'x-amz-acl' },
    });
    expect(() => verify(request)).toThrow(expect.objectContaining({ code: 'IncompleteBody' }));
  });

  it.each([
    ['', 'InvalidRequest'],
    ['STREAMING-AWS4-HMAC-SHA256-PAYLOAD', 'InvalidAction'],
    ['abc', 'InvalidAction'],
  ])('is refused with the x-amz-content-sha256 %j', async (payload, code) => {
    const request = await sign({ payload });
    expect(() => verify(request)).toThrow(expect.objectContaining({ code }));
  });
});

interface Shape {
  readonly path?: string;
  readonly query?: Record<string, string>;
  readonly body?: string;
  readonly payload?: string;
  readonly headers?: Record<string, string>;
}

async function sign({ path = '/bucket/key', query = {}, body = '', payload, headers = {} }: Shape) {
  const signer = new SignatureV4({
    service: 's3',
    region: 'eu-west-1',
    credentials: credential,
    sha256: Sha256,
    uriEscapePath: false,
  });
  const claim = payload ?? createHash('sha256').update(body).digest('hex');
  const signed = await signer.sign(
    {
      method: 'PUT',
      path,
      query,
      protocol: 'http:',
      hostname: '127.0.0.1',
      headers: { host: '127.0.0.1:1234', 'x-amz-content-sha256': claim, ...headers },
    },
    { signingDate: now },
  );
  return { method: 'PUT', path, query: '', headers: signed.headers, body: Buffer.from(body) };
}

function verifyHeadOf(request: ReceivedRequest) {
  return verifyHead(request, parseAuthorization(request.headers.authorization), {
    region: 'eu-west-1',
    signsAsS3: true,
    nowMs: now.getTime(),
    findCredential: () => credential,
  });
}

function verify(request: ReceivedRequest): ReceivedRequest & { readonly body: Uint8Array } {
  return verifyHeadOf(request).accept(Buffer.from(request.body));
}
