import fc from 'fast-check';
import { readAwsChunked } from '../../../gateway/http/aws-chunked';

const encode = (chunks: readonly Uint8Array[], end = '0\r\n\r\n') =>
  Buffer.concat([
    ...chunks.flatMap((chunk) => [
      Buffer.from(`${chunk.length.toString(16)}\r\n`),
      chunk,
      Buffer.from('\r\n'),
    ]),
    Buffer.from(end),
  ]);

describe('a body in chunks', () => {
  it('is joined, with any content and chunks of any size', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 })), (chunks) => {
        const { body, trailers } = readAwsChunked(encode(chunks));
        expect(body.equals(Buffer.concat(chunks))).toBe(true);
        expect(trailers.size).toBe(0);
      }),
    );
  });

  it.each(['0\r\nx-amz-checksum-crc32: abc=\r\n\r\n', '0\r\nX-Amz-Checksum-CRC32:abc=\r\n'])(
    'may end in trailing headers: %j',
    (end) => {
      expect(readAwsChunked(encode([Buffer.from('a')], end)).trailers).toEqual(
        new Map([['x-amz-checksum-crc32', 'abc=']]),
      );
    },
  );

  it('may have signed chunks, each with a signature after its length', () => {
    const encoded = Buffer.from('1;chunk-signature=00\r\na\r\n0;chunk-signature=11\r\n\r\n');
    expect(readAwsChunked(encoded).body.toString()).toBe('a');
  });

  it.each([
    ['no content', ''],
    ['no length', 'text\r\n'],
    ['a negative length', '-1\r\n\r\n0\r\n\r\n'],
    ['a length longer than the rest', 'ff\r\nabc\r\n0\r\n\r\n'],
    ['a length shorter than the chunk', '1\r\nabc\r\n0\r\n\r\n'],
    ['a length of nine digits', '100000000\r\n'],
    ['no end', '1\r\na\r\n'],
    ['an unterminated line', 'a'.repeat(2000)],
    ['bytes after its end', '0\r\n\r\nmore'],
  ])('is refused with %s', (_what, text) => {
    expect(() => readAwsChunked(Buffer.from(text))).toThrow(
      expect.objectContaining({ code: 'IncompleteBody', status: 400 }),
    );
  });
});
