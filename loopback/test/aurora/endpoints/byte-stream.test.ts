import { PassThrough } from 'node:stream';
import { readBytes, StreamEndedError } from '../../../aurora/endpoints/byte-stream';

describe('reading bytes from a stream', () => {
  it('takes exactly the requested number of bytes, however they arrive, and leaves the rest', async () => {
    const stream = new PassThrough();
    const reading = readBytes(stream, 5);
    stream.write('ab');
    setImmediate(() => stream.write('cdefg'));
    expect((await reading).toString()).toBe('abcde');
    expect((await readBytes(stream, 2)).toString()).toBe('fg');
  });

  it('leaves the remaining bytes to a pipe', async () => {
    const [stream, sink] = [new PassThrough(), new PassThrough()];
    stream.write('head and tail');
    await readBytes(stream, 8);
    stream.pipe(sink);
    stream.end('.');
    expect((await readBytes(sink, 6)).toString()).toBe(' tail.');
  });

  it('takes nothing when 0 bytes are requested, even from an idle stream', async () => {
    expect(await readBytes(new PassThrough(), 0)).toHaveLength(0);
  });

  it.each([
    ['ends early', (stream: PassThrough) => stream.end('abc')],
    ['breaks', (stream: PassThrough) => stream.destroy()],
  ])('fails when the stream %s', async (_, finish) => {
    const stream = new PassThrough();
    const reading = readBytes(stream, 5);
    finish(stream);
    await expect(reading).rejects.toThrow(StreamEndedError);
    await expect(readBytes(stream, 1)).rejects.toThrow(StreamEndedError);
  });

  it('leaves no listener on the stream', async () => {
    const stream = new PassThrough();
    const before = stream.eventNames().length;
    stream.write('abcdef');
    await readBytes(stream, 3);
    await readBytes(stream, 3);
    expect(stream.eventNames()).toHaveLength(before);
  });
});
