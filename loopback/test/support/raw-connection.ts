import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect } from 'node:net';

/** End of a connection, as the client observes it. */
export interface RawEnd {
  readonly received: Buffer;
  /** Error code of the system if the connection broke, such as ECONNRESET. */
  readonly error?: string;
}

/** Opens a connected socket to a port of this machine. A later error is ignored unless a caller listens for it. */
export async function openRaw(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.on('error', () => {});
  return socket;
}

/**
 * Sends bytes and resolves with everything received until the other side ends the connection. Fails after `deadlineMs`.
 */
export async function exchange(port: number, bytes: Buffer | string, deadlineMs = 5_000): Promise<RawEnd> {
  const socket = await openRaw(port);
  socket.write(bytes);
  return await untilEnded(socket, deadlineMs);
}

/** Resolves with everything received until the other side ends the connection. Fails after `deadlineMs`. */
export function untilEnded(socket: Socket, deadlineMs = 5_000): Promise<RawEnd> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let error: string | undefined;
    const timer = setTimeout(() => {
      socket.destroy();
      reject(
        new Error(
          `The connection is still open after ${deadlineMs} ms; received ${JSON.stringify(Buffer.concat(parts).toString())}`,
        ),
      );
    }, deadlineMs);
    socket.on('data', (part: Buffer) => parts.push(part));
    socket.once('error', ({ code }: NodeJS.ErrnoException) => {
      error = code ?? 'unknown';
    });
    socket.once('close', () => {
      clearTimeout(timer);
      resolve({ received: Buffer.concat(parts), ...(error !== undefined && { error }) });
    });
  });
}
