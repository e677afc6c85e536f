import { connect } from 'node:net';
import * as s3 from '@aws-sdk/client-s3';
import { defineService } from '../../gateway/service';
import type { SignOptions } from '../support/raw-http';
import { renderRequest, sendRaw, signedHeaders } from '../support/raw-http';
import type { SmallGateway } from '../support/small-gateway';
import { startSmallGateway } from '../support/small-gateway';

const path = '/bucket/key';
const continuation = 'HTTP/1.1 100 Continue\r\n\r\n';

describe('a gateway that accepts large bodies', () => {
  let small: SmallGateway;
  let port: number;
  const received: number[] = [];

  beforeAll(async () => {
    const service = defineService({
      module: s3,
      client: new s3.S3Client({ region: 'eu-west-1' }),
      actions: {
        PutObject: async ({ Body = new Uint8Array() }) => {
          received.push(Body.length);
          return {};
        },
      },
      maxBodyBytes: 4 * 1024 * 1024,
    });
    small = await startSmallGateway({}, { services: { s3: async () => service } });
    port = small.gateway.port;
  });
  afterAll(() => small.close());
  beforeEach(() => {
    received.length = 0;
  });

  async function headOf(body: string, options: SignOptions = {}, more: Record<string, string> = {}) {
    const headers = await signedHeaders(port, body, { method: 'PUT', service: 's3', path, ...options });
    return renderRequest('PUT', { ...headers, 'content-length': `${body.length}`, ...more }, '', path);
  }

  it('requests the body if the signature of the headers is valid', async () => {
    const body = 'x'.repeat(3 * 1024 * 1024);
    const answer = await talk(await headOf(body, {}, { expect: '100-continue' }), body);
    expect(answer).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK\r\n/);
    expect(received).toEqual([body.length]);
  });

  it.each([
    ['a bad signature', { secretAccessKey: 'guessed' }, {}, 403, 'SignatureDoesNotMatch'],
    ['an unknown key', { accessKeyId: 'AKIDOTHER' }, {}, 403, 'InvalidAccessKeyId'],
    ['a body too large', {}, { 'content-length': `${5 * 1024 * 1024}` }, 400, 'EntityTooLarge'],
  ])('refuses %s without requesting the body', async (_what, options, more, status, code) => {
    const answer = await talk(await headOf('text', options, { expect: '100-continue', ...more }), 'text');
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).toContain(`<Code>${code}</Code>`);
    expect(answer).not.toContain(continuation);
    expect(received).toEqual([]);
  });

  it('delivers the reason of a refusal even if the client has already sent its body', async () => {
    const body = 'x'.repeat(500_000);
    const answer = await sendRaw(port, (await headOf(body, { secretAccessKey: 'guessed' })) + body);
    expect(answer).toMatchObject({ status: 403, text: expect.stringContaining('SignatureDoesNotMatch') });
  });

  it('refuses a body that differs from the signed body', async () => {
    const answer = await sendRaw(port, `${await headOf('text')}TEXT`);
    expect(answer).toMatchObject({ status: 400, text: expect.stringContaining('XAmzContentSHA256Mismatch') });
    expect(received).toEqual([]);
  });

  it('refuses a body without Content-Length once it is too large', async () => {
    const headers = await signedHeaders(port, '', {
      method: 'PUT',
      service: 's3',
      path,
      headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
    });
    const chunk = `${(1024 * 1024).toString(16)}\r\n${'x'.repeat(1024 * 1024)}\r\n`;
    const head = renderRequest('PUT', { ...headers, 'transfer-encoding': 'chunked' }, '', path);
    const answer = await sendRaw(port, `${head}${chunk.repeat(5)}0\r\n\r\n`);
    expect(answer).toMatchObject({ status: 400, text: expect.stringContaining('EntityTooLarge') });
  });

  it('logs nothing about refused requests', () => {
    expect(small.logged).toEqual([]);
  });

  /** Sends headers, then the body once the server requests it. Resolves with everything received. */
  function talk(head: string, body: string): Promise<string> {
    return new Promise((resolve, reject) => {
      let text = '';
      const socket = connect({ host: '127.0.0.1', port });
      socket.setTimeout(8_000, () =>
        reject(new Error(`The connection is still open; received ${JSON.stringify(text)}.`)),
      );
      socket.setEncoding('latin1');
      socket.on('connect', () => socket.write(head));
      socket.on('data', (chunk) => {
        if (text === '' && String(chunk).startsWith(continuation)) socket.write(body);
        text += chunk;
      });
      socket.once('error', reject);
      socket.once('end', () => {
        socket.destroy();
        resolve(text);
      });
    });
  }
});
