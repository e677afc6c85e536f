import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { StreamEndedError } from '../../../aurora/endpoints/byte-stream';
import { readStartupPacket, renderStartupPacket } from '../../../aurora/endpoints/startup-packet';

const protocol3 = 3 << 16;

function parse(bytes: Buffer) {
  const stream = new PassThrough();
  stream.end(bytes);
  return readStartupPacket(stream);
}

function packet(code: number, body: Buffer = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length);
  head.writeUInt32BE(code >>> 0, 4);
  return Buffer.concat([head, body]);
}

describe('a start-up packet', () => {
  it('is parsed as it was written, with any bytes in its strings', async () => {
    const word = fc
      .uint8Array({ minLength: 1, maxLength: 40, min: 1 })
      .map((bytes) => Buffer.from(bytes).toString('latin1'));
    const parameters = fc.uniqueArray(fc.tuple(word, fc.option(word, { nil: '' })), {
      selector: ([name]) => name,
    });
    await fc.assert(
      fc.asyncProperty(parameters, async (words) => {
        const startup = await parse(renderStartupPacket(protocol3, new Map(words)));
        expect(startup).toEqual({ kind: 'startup', protocol: protocol3, parameters: new Map(words) });
      }),
    );
  });

  it('that names two users logs in as the last one, as in PostgreSQL', async () => {
    const startup = await parse(packet(protocol3, Buffer.from('user\0app\0user\0rdsadmin\0\0')));
    expect(startup).toMatchObject({ parameters: new Map([['user', 'rdsadmin']]) });
  });

  it.each([
    ['ssl-request', 80877103],
    ['gss-request', 80877104],
  ])('can be a %s without a body', async (kind, code) => {
    expect(await parse(packet(code))).toEqual({ kind });
  });

  it('can be a cancel request with a process ID and a secret', async () => {
    const bytes = packet(80877102, Buffer.from('0000002a0badcafe', 'hex'));
    expect(await parse(bytes)).toEqual({ kind: 'cancel', packet: bytes, key: '0000002a0badcafe' });
  });

  it('is put back unread when it is the start of a TLS handshake', async () => {
    const stream = new PassThrough();
    const bytes = Buffer.from([0x16, 3, 1, 0, 5]);
    stream.write(bytes);
    expect(await readStartupPacket(stream)).toEqual({ kind: 'tls' });
    // Without a length, `read()` in Node.js 26 returns only the first chunk.
    expect(stream.read(bytes.length)).toEqual(bytes);
  });

  it.each([
    ['an unknown version', packet(2 << 16), { kind: 'unsupported', protocol: 2 << 16 }],
    ['the highest version', packet(0xffff_0000), { kind: 'unsupported', protocol: 0xffff_0000 }],
    ['HTTP', Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n'), { kind: 'garbage' }],
    ['a length below the minimum', Buffer.from([0, 0, 0, 7, 0, 3, 0, 0]), { kind: 'garbage' }],
    ['a length above the maximum', Buffer.from([0, 0, 0x27, 0x11, 0, 3, 0, 0]), { kind: 'garbage' }],
    ['no terminator', packet(protocol3, Buffer.from('user\0app\0')), { kind: 'garbage' }],
    ['a name without a value', packet(protocol3, Buffer.from('user\0\0')), { kind: 'garbage' }],
    ['an empty name', packet(protocol3, Buffer.from('\0app\0user\0app\0\0')), { kind: 'garbage' }],
    ['no parameters', packet(protocol3), { kind: 'garbage' }],
  ])('is classified correctly with %s', async (_, bytes, expected) => {
    expect(await parse(bytes)).toEqual(expected);
  });

  it('is rejected as incomplete when it is cut short', async () => {
    const whole = renderStartupPacket(protocol3, new Map([['user', 'app']]));
    for (let length = 0; length < whole.length; length++) {
      await expect(parse(whole.subarray(0, length))).rejects.toThrow(StreamEndedError);
    }
  });

  it('made of any bytes is either parsed or rejected as incomplete', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 64 }), fc.boolean(), async (bytes, hasLength) => {
        const body = Buffer.from(bytes);
        const outcome = await parse(hasLength ? packet(protocol3, body) : body).catch(
          (error: unknown) => error,
        );
        expect(outcome instanceof StreamEndedError || typeof Object(outcome).kind === 'string').toBe(true);
      }),
    );
  });
});
