import type { IncomingMessage } from 'node:http';
import { CommonError } from '../errors';

export interface BodyLimits {
  readonly maxBytes: number;
  /** From the end of the head to the end of the body. */
  readonly timeoutMs: number;
}

/** A little more than allowed is read to its end and dropped, so that the client can read the answer. */
const drainedFactor = 16;

/**
 * Collects a request's body. Throws `RequestEntityTooLarge` or `RequestTimeout`, or the connection's own error
 * when the client goes away; never holds more than `maxBytes`.
 */
export function readBody(request: IncomingMessage, { maxBytes, timeoutMs }: BodyLimits): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const tooLarge = () =>
      new CommonError('RequestEntityTooLarge', `The request body is larger than ${maxBytes} bytes.`);

    const onData = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= maxBytes) chunks.push(chunk);
      else chunks.length = 0;
      if (bytes > drainedFactor * maxBytes) settle(() => reject(tooLarge()));
    };
    const onEnd = () =>
      settle(() => (bytes > maxBytes ? reject(tooLarge()) : resolve(Buffer.concat(chunks))));
    const onError = (error: Error) => settle(() => reject(error));
    const onTimeout = () =>
      settle(() =>
        reject(new CommonError('RequestTimeout', `No complete body came within ${timeoutMs} ms.`)),
      );

    const timer = setTimeout(onTimeout, timeoutMs);
    const settle = (outcome: () => void) => {
      clearTimeout(timer);
      request.off('data', onData).off('end', onEnd).pause();
      outcome();
    };
    request.on('data', onData).once('end', onEnd).once('error', onError);
  });
}
