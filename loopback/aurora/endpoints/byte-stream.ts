import type { Readable } from 'node:stream';

/** Thrown if the other side ended the connection before it had sent the awaited bytes. */
export class StreamEndedError extends Error {
  override readonly name = 'StreamEndedError';
}

/**
 * Reads exactly `count` bytes from a stream that has no other reader. Later bytes stay in the stream. Rejects with a
 * StreamEndedError if the stream ends first.
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
      // At its end a stream returns all remaining bytes, even if fewer than requested.
      if (bytes.length < count) fail();
      else settle(() => resolve(bytes));
    };
    if (stream.destroyed || stream.readableEnded) return fail();
    stream.on('readable', take).on('end', fail).on('close', fail);
    take();
  });
}
