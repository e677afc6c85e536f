import type { Readable } from 'node:stream';

/** The other side ended, or broke off, before it had sent what was waited for. */
export class StreamEndedError extends Error {
  override readonly name = 'StreamEndedError';
}

/**
 * Takes exactly `count` bytes off a stream that nobody else reads; what follows them stays in the stream. Rejects
 * with a StreamEndedError when the stream is over before.
 */
export function readBytes(stream: Readable, count: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const settle = (action: () => void): void => {
      stream.off('readable', take).off('end', fail).off('close', fail);
      action();
    };
    const fail = (): void =>
      settle(() => reject(new StreamEndedError(`the connection ended before ${count} bytes`)));
    const take = (): void => {
      const bytes: Buffer | null = count === 0 ? Buffer.alloc(0) : stream.read(count);
      if (bytes === null) return;
      // At its end a stream gives what is left, however little.
      if (bytes.length < count) fail();
      else settle(() => resolve(bytes));
    };
    if (stream.destroyed || stream.readableEnded) return fail();
    stream.on('readable', take).on('end', fail).on('close', fail);
    take();
  });
}
