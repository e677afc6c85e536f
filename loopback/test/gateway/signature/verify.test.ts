import { Sha256 } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';
import fc from 'fast-check';
import type { Credential } from '../../../gateway/credentials';
import type { ReceivedRequest } from '../../../gateway/http/message';
import { parseAuthorization } from '../../../gateway/signature/authorization-header';
import { verifyHead } from '../../../gateway/signature/verify';

const now = new Date('2026-11-30T12:00:00Z');
const permanent: Credential = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  principal: { kind: 'account', arn: 'arn:aws:iam::123456789012:root' },
};
const temporary: Credential = {
  ...permanent,
  accessKeyId: 'ASIAEXAMPLE',
  sessionToken: 'a/session+token==',
  expiresAtMs: now.getTime() + 60_000,
};

describe('a signature made by the SDK', () => {
  it('is accepted for any method, path, query, header and body', async () => {
    await fc.assert(
      fc.asyncProperty(requests, async (shape) => {
        expect(verify(await sign(shape))).toBe(permanent);
      }),
      { numRuns: 300 },
    );
  });

  it('is refused if any signed part is changed', async () => {
    const changes = fc.constantFrom('method', 'path', 'query', 'header', 'body', 'signature', 'date');
    await fc.assert(
      fc.asyncProperty(requests, changes, async (shape, change) => {
        const request = tamper(await sign(shape), change);
        expect(() => verify(request)).toThrow(expect.objectContaining({ code: 'SignatureDoesNotMatch' }));
      }),
      { numRuns: 200 },
    );
  });

  it('covers the received body, regardless of the value of x-amz-content-sha256', async () => {
    const request = await sign({ ...plain, body: 'Action=DescribeDBClusters' });
    expect(request.headers['x-amz-content-sha256']).toHaveLength(64);
    const swapped = { ...request, body: Buffer.from('Action=DeleteDBCluster') };
    expect(() => verify(swapped)).toThrow(expect.objectContaining({ code: 'SignatureDoesNotMatch' }));
  });

  it('is accepted with the session token of temporary credentials', async () => {
    expect(verify(await sign(plain, temporary))).toBe(temporary);
  });
});

describe('a request signature is refused', () => {
  it.each([
    ['an unknown key', { accessKeyId: 'AKIDUNKNOWN' }, 'InvalidClientTokenId'],
    ['another secret', { secretAccessKey: 'guessed' }, 'SignatureDoesNotMatch'],
    ['a session token the key does not have', { sessionToken: 'invented' }, 'InvalidClientTokenId'],
  ])('with %s', async (_what, change, code) => {
    const request = await sign(plain, { ...permanent, ...change });
    expect(() => verify(request)).toThrow(expect.objectContaining({ code }));
  });

  it.each([
    ['another session token', { ...temporary, sessionToken: 'invented' }, 'InvalidClientTokenId'],
    ['no session token', withoutToken(temporary), 'InvalidClientTokenId'],
  ])('for temporary credentials with %s', async (_what, credential, code) => {
    const request = await sign(plain, credential);
    expect(() => verify(request)).toThrow(expect.objectContaining({ code }));
  });

  it('after the temporary credentials have expired', async () => {
    const request = await sign(plain, temporary);
    expect(() => verify(request, { nowMs: now.getTime() + 60_000 })).toThrow(
      expect.objectContaining({ code: 'ExpiredToken' }),
    );
  });

  it.each([-1, 1])(
    'if its date is more than 15 minutes away from now, in the direction %s',
    async (direction) => {
      const request = await sign(plain);
      const edge = now.getTime() + direction * 15 * 60_000;
      expect(verify(request, { nowMs: edge })).toBe(permanent);
      expect(() => verify(request, { nowMs: edge + direction })).toThrow(
        expect.objectContaining({ code: 'RequestExpired' }),
      );
    },
  );

  it('for another region', async () => {
    const request = await sign(plain);
    expect(() => verify(request, { region: 'us-east-1' })).toThrow(
      expect.objectContaining({
        code: 'SignatureDoesNotMatch',
        message: expect.stringContaining('us-east-1'),
      }),
    );
  });

  it('if its day differs from the day of its credential scope', async () => {
    const request = await sign(plain);
    const moved = replaceHeader(request, 'authorization', /20261130/, '20261129');
    expect(() => verify(moved)).toThrow(expect.objectContaining({ code: 'SignatureDoesNotMatch' }));
  });

  it.each(['', '2026-11-30T12:00:00Z', '20261330T120000Z'])('with the X-Amz-Date %j', async (date) => {
    const request = await sign(plain);
    const undated = { ...request, headers: { ...request.headers, 'x-amz-date': date } };
    expect(() => verify(undated)).toThrow(expect.objectContaining({ code: 'IncompleteSignature' }));
  });

  it.each(['host', 'x-amz-date'])('when %s is not signed', async (header) => {
    const request = await sign(plain);
    const unsigned = replaceHeader(request, 'authorization', new RegExp(`${header};?`), '');
    expect(() => verify(unsigned)).toThrow(
      expect.objectContaining({ code: 'IncompleteSignature', message: expect.stringContaining(header) }),
    );
  });

  it('when a signed header has the name of a property that JavaScript objects inherit', async () => {
    const request = await sign(plain);
    const odd = replaceHeader(request, 'authorization', /SignedHeaders=/, 'SignedHeaders=constructor;');
    expect(() => verify(odd)).toThrow(expect.objectContaining({ code: 'SignatureDoesNotMatch' }));
  });
});

interface Shape {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string | string[]>>;
  readonly header: string;
  readonly body: string;
}

const plain: Shape = { method: 'POST', path: '/', query: {}, header: 'x', body: '' };
const words = fc.string({ unit: 'grapheme', maxLength: 12 });
const requests: fc.Arbitrary<Shape> = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
  path: fc
    .array(words.filter((word) => !word.includes('/')).map(encodeURIComponent))
    .map((parts) => `/${parts.join('/')}`),
  query: fc.dictionary(
    words.filter((key) => !['x-amz-signature', '__proto__'].includes(key)),
    fc.oneof(words, fc.array(words, { minLength: 1, maxLength: 3 })),
    {
      noNullPrototype: true,
    },
  ),
  header: fc.string({ unit: fc.constantFrom('a', ' ', '\t', ';', '=', '"') }),
  body: words,
});

async function sign(shape: Shape, credential = permanent): Promise<ReceivedRequest> {
  const signer = new SignatureV4({
    service: 'rds',
    region: 'eu-west-1',
    credentials: credential,
    sha256: Sha256,
  });
  const { headers } = await signer.sign(
    {
      ...shape,
      query: { ...shape.query },
      protocol: 'http:',
      hostname: '127.0.0.1',
      headers: { host: '127.0.0.1:1234', 'x-other': shape.header },
    },
    { signingDate: now },
  );
  const query = Object.entries(shape.query)
    .flatMap(([key, values]) => [values].flat().map((value) => [key, value] as const))
    .map((pair) => pair.map(encodeURIComponent).join('='))
    .join('&');
  return { method: shape.method, path: shape.path, query, headers, body: Buffer.from(shape.body) };
}

function verify(request: ReceivedRequest, change: { region?: string; nowMs?: number } = {}): Credential {
  const known = [permanent, temporary];
  const { credential, accept } = verifyHead(request, parseAuthorization(request.headers.authorization), {
    region: 'eu-west-1',
    signsAsS3: false,
    nowMs: now.getTime(),
    findCredential: (id) => known.find(({ accessKeyId }) => accessKeyId === id),
    ...change,
  });
  expect(accept(Buffer.from(request.body))).toEqual(request);
  return credential;
}

function withoutToken({ sessionToken: _, ...credential }: Credential): Credential {
  return credential;
}

function replaceHeader(
  request: ReceivedRequest,
  name: string,
  seen: RegExp,
  replacement: string,
): ReceivedRequest {
  const value = String(request.headers[name]);
  expect(value).toMatch(seen);
  return { ...request, headers: { ...request.headers, [name]: value.replace(seen, replacement) } };
}

function tamper(request: ReceivedRequest, change: string): ReceivedRequest {
  const { headers } = request;
  switch (change) {
    case 'method':
      return { ...request, method: 'PATCH' };
    case 'path':
      return { ...request, path: `${request.path}x` };
    case 'query':
      return { ...request, query: request.query === '' ? 'a=b' : `${request.query}&a=b` };
    case 'header':
      return { ...request, headers: { ...headers, 'x-other': `${headers['x-other']}x` } };
    case 'body':
      return { ...request, body: Buffer.concat([request.body, Buffer.from('x')]) };
    case 'date':
      return { ...request, headers: { ...headers, 'x-amz-date': '20261130T120001Z' } };
    default:
      return replaceHeader(request, 'authorization', /Signature=\w{8}/, 'Signature=00000000');
  }
}
