import { PassThrough } from 'node:stream';
import { readBytes, StreamEndedError } from '../../../aurora/endpoints/byte-stream';

describe('reading bytes off a stream', () => {
  it('takes exactly what is asked for, however it arrives, and leaves the rest', async () => {
    const stream = new PassThrough();
    const reading = readBytes(stream, 5);
    stream.write('ab');
    setImmediate(() => stream.write('cdefg'));
    expect((await reading).toString()).toBe('abcde');
    expect((await readBytes(stream, 2)).toString()).toBe('fg');
  });

  it('leaves the rest to a pipe', async () => {
    const [stream, sink] = [new PassThrough(), new PassThrough()];
    stream.write('head and tail');
    await readBytes(stream, 8);
    stream.pipe(sink);
    stream.end('.');
    expect((await readBytes(sink, 6)).toString()).toBe(' tail.');
  });

  it('takes nothing when nothing is asked for, from an idle stream too', async () => {
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

  it('leaves no listener behind', async () => {
    const stream = new PassThrough();
    const before = stream.eventNames().length;
    stream.write('abcdef');
    await readBytes(stream, 3);
    await readBytes(stream, 3);
    expect(stream.eventNames()).toHaveLength(before);
  });
});
