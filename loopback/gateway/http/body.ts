import type { IncomingMessage } from 'node:http';
import { CommonError } from '../errors';

export interface BodyLimits {
  readonly maxBytes: number;
  /** Time from the end of the head to the end of the body. */
  readonly timeoutMs: number;
}

/** Checks the length that a request's head gives. Throws `RequestEntityTooLarge`. */
export function requireLength({ headers }: IncomingMessage, maxBytes: number): void {
  if (Number(headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
}

/**
 * Reads a request's body. Throws `RequestEntityTooLarge` or `RequestTimeout`, or the connection's own error if the
 * client disconnects. Never stores more than `maxBytes`.
 */
export async function readBody(request: IncomingMessage, limits: BodyLimits): Promise<Buffer> {
  const chunks: Buffer[] = [];
  await consume(request, limits, (chunk) => chunks.push(chunk));
  return Buffer.concat(chunks);
}

/**
 * Reads and drops a limited part of a body that is not needed, because some clients read the answer only after they have
 * sent the whole body.
 */
export async function discardBody(request: IncomingMessage): Promise<void> {
  // Errors of such a request no longer matter.
  await consume(request, { maxBytes: 1024 * 1024, timeoutMs: 1_000 }, () => {}).catch(() => {});
}

function consume(
  request: IncomingMessage,
  { maxBytes, timeoutMs }: BodyLimits,
  take: (chunk: Buffer) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let bytes = 0;
    const onData = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxBytes) settle(() => reject(tooLarge(maxBytes)));
      else take(chunk);
    };
    const onEnd = () => settle(resolve);
    const onError = (error: Error) => settle(() => reject(error));
    const onTimeout = () =>
      settle(() =>
        reject(
          new CommonError('RequestTimeout', `The request body was not complete within ${timeoutMs} ms.`),
        ),
      );

    const timer = setTimeout(onTimeout, timeoutMs);
    const settle = (outcome: () => void) => {
      clearTimeout(timer);
      request.off('data', onData).off('end', onEnd).pause();
      outcome();
    };
    if (request.destroyed || request.readableEnded) onEnd();
    // `resume`, because an earlier reader may have left it paused.
    else request.on('data', onData).once('end', onEnd).once('error', onError).resume();
  });
}

function tooLarge(maxBytes: number): CommonError {
  return new CommonError('RequestEntityTooLarge', `The request body is larger than ${maxBytes} bytes.`);
}
