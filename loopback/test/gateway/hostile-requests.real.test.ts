import { connect } from 'node:net';
import type { SignOptions } from '../support/raw-http';
import { renderRequest, sendRaw, signedHeaders } from '../support/raw-http';
import type { SmallGateway } from '../support/small-gateway';
import { startSmallGateway } from '../support/small-gateway';

const call = 'Action=DescribeDBClusters&Version=2014-10-31';

describe('a gateway with hostile clients', () => {
  let small: SmallGateway;
  let port: number;

  beforeAll(async () => {
    small = await startSmallGateway(
      { DescribeDBClusters: async () => ({ DBClusters: [] }) },
      { headTimeoutMs: 500, bodyTimeoutMs: 500 },
    );
    port = small.gateway.port;
  });
  afterAll(() => small.close());

  async function post(body: string, options: SignOptions = {}, length = Buffer.byteLength(body)) {
    const headers = await signedHeaders(port, body, options);
    return sendRaw(
      port,
      renderRequest(options.method ?? 'POST', { ...headers, 'content-length': `${length}` }, body),
    );
  }

  it('answers a valid request that no SDK sent', async () => {
    expect((await post(call)).text).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*<DBClusters\/>/);
  });

  it('sends no header that allows requests from another origin', async () => {
    expect((await post(call)).text.toLowerCase()).not.toContain('access-control');
  });

  it.each([
    ['no signature', { method: 'POST', headers: {} }, 403, 'MissingAuthenticationToken'],
    [
      'another scheme',
      { method: 'POST', headers: { authorization: 'Basic eDp5' } },
      400,
      'IncompleteSignature',
    ],
    ['GET', { method: 'GET', headers: {} }, 403, 'MissingAuthenticationToken'],
    ['TRACE', { method: 'TRACE', headers: {} }, 405, 'MethodNotAllowed'],
    ['OPTIONS', { method: 'OPTIONS', headers: { origin: 'http://evil.example' } }, 403, 'AccessDenied'],
    ['an Origin', { method: 'POST', headers: { origin: 'http://evil.example' } }, 403, 'AccessDenied'],
    ['a foreign Host', { method: 'POST', headers: { host: 'evil.example' } }, 403, 'AccessDenied'],
  ])('refuses a request with %s', async (_what, { method, headers }, status, code) => {
    const answer = await sendRaw(port, renderRequest(method, { host: `127.0.0.1:${port}`, ...headers }, ''));
    expect(answer).toMatchObject({ status, text: expect.stringContaining(`<Code>${code}</Code>`) });
  });

  it.each([
    ['another key', call, { accessKeyId: 'AKIDOTHER' }, 403, 'InvalidClientTokenId'],
    ['another secret', call, { secretAccessKey: 'guessed' }, 403, 'SignatureDoesNotMatch'],
    ['an old date', call, { signingDate: new Date(Date.now() - 16 * 60_000) }, 400, 'RequestExpired'],
    ['an unknown service', call, { service: 'dynamodb' }, 400, 'InvalidAction'],
    ['a method of another protocol', '', { method: 'PUT' }, 405, 'MethodNotAllowed'],
    ['JSON', '{}', { headers: { 'content-type': 'application/json' } }, 415, 'UnsupportedMediaType'],
    ['a stray percent sign', `${call}&Marker=%zz`, {}, 404, 'MalformedQueryString'],
    ['NUL', `${call}&Marker=%00`, {}, 400, 'InvalidParameterValue'],
    ['bytes that are not UTF-8', `${call}&Marker=%FF`, {}, 400, 'InvalidParameterValue'],
    ['an Action given twice', `${call}&Action=StopDBCluster`, {}, 400, 'InvalidParameterValue'],
    ['201 parameters', `${call}${manyParameters(199)}`, {}, 400, 'InvalidParameterValue'],
    ['65 KiB', `${call}&Marker=${'x'.repeat(65 * 1024)}`, {}, 413, 'RequestEntityTooLarge'],
  ])('refuses a signed request with %s', async (_what, body, options: SignOptions, status, code) => {
    const answer = await post(body, options);
    expect(answer).toMatchObject({ status, text: expect.stringContaining(`<Code>${code}</Code>`) });
  });

  it('refuses a body of 4 MiB without storing it', async () => {
    const body = 'x'.repeat(4 * 1024 * 1024);
    expect((await post(body)).status).toBe(413);
  });

  it('refuses a body that differs from the signed body', async () => {
    const headers = await signedHeaders(port, call);
    const other = call.replace('Describe', 'DescribE');
    const answer = await sendRaw(
      port,
      renderRequest('POST', { ...headers, 'content-length': `${other.length}` }, other),
    );
    expect(answer).toMatchObject({ status: 403, text: expect.stringContaining('SignatureDoesNotMatch') });
  });

  it.each([
    ['nothing is sent', ''],
    ['the headers never end', 'POST / HTTP/1.1\r\nHost: x\r\n'],
  ])('closes a connection on which %s', async (_what, bytes) => {
    const { openForMs } = await sendRaw(port, bytes);
    expect(openForMs).toBeGreaterThanOrEqual(400);
  });

  it('closes a connection whose body never ends', async () => {
    expect((await post(call, {}, call.length + 1)).status).toBe(408);
  });

  it.each([
    ['is not HTTP', 'hello\r\n\r\n', 400],
    ['has 20 KiB of headers', `POST / HTTP/1.1\r\nHost: x\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, 431],
    [
      'has a Content-Length that is not a number',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n',
      400,
    ],
  ])('refuses a message that %s', async (_what, bytes, status) => {
    expect((await sendRaw(port, bytes)).status).toBe(status);
  });

  it('continues to serve after a client disconnects during a request', async () => {
    const headers = await signedHeaders(port, call);
    const request = renderRequest('POST', { ...headers, 'content-length': '1000' }, call);
    await Promise.all(
      Array.from({ length: 20 }, () => {
        const socket = connect({ host: '127.0.0.1', port });
        return new Promise<void>((resolve) => {
          socket.write(request, () => socket.resetAndDestroy());
          socket.once('error', () => {});
          socket.once('close', () => resolve());
        });
      }),
    );
    expect((await post(call)).status).toBe(200);
  });

  it('logs nothing about refused requests', () => {
    expect(small.logged).toEqual([]);
  });
});

function manyParameters(count: number): string {
  return Array.from({ length: count }, (_, index) => `&p${index}=`).join('');
}
