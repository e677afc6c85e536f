import { PassThrough } from 'node:stream';
import {
  isAuthenticationOk,
  ProtocolViolation,
  readMessage,
  renderAuthentication,
  renderFatalError,
} from '../../../aurora/endpoints/messages';

function read(...bytes: Buffer[]) {
  const stream = new PassThrough();
  for (const part of bytes) stream.write(part);
  return readMessage(stream);
}

describe('a PostgreSQL protocol message', () => {
  it('is read with its type, body and bytes, separately from the next message', async () => {
    const [first, second] = [renderAuthentication('ok'), renderAuthentication('cleartextPassword')];
    const message = await read(first, second);
    expect(message).toEqual({ type: 'R', body: Buffer.from([0, 0, 0, 0]), bytes: first });
  });

  it.each([0, 3, 65_540, 0xffff_ffff])('of length %d violates the protocol', async (length) => {
    const head = Buffer.from('Q\0\0\0\0');
    head.writeUInt32BE(length, 1);
    await expect(read(head)).rejects.toThrow(ProtocolViolation);
  });

  it('means that a login is accepted only if it is exactly AuthenticationOk', async () => {
    expect(isAuthenticationOk(await read(renderAuthentication('ok')))).toBe(true);
    expect(isAuthenticationOk(await read(renderAuthentication('sasl', 'SCRAM-SHA-256\0\0')))).toBe(false);
    expect(isAuthenticationOk(await read(Buffer.from('R\0\0\0\x04')))).toBe(false);
    expect(isAuthenticationOk(await read(Buffer.from('N\0\0\0\x08\0\0\0\0')))).toBe(false);
  });

  it('for an error contains the fields that every client reads', async () => {
    const { type, body } = await read(renderFatalError({ code: '28000', message: 'no' }));
    expect(type).toBe('E');
    expect(body.toString()).toBe('SFATAL\0VFATAL\0C28000\0Mno\0\0');
  });
});
