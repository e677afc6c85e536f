import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect } from 'node:net';

/** How a connection came to its end, seen from the client. */
export interface RawEnd {
  readonly received: Buffer;
  /** The system's code when it broke, such as ECONNRESET. */
  readonly error?: string;
}

/** A connected socket to a port of this machine. Errors are for those who wait for them. */
export async function openRaw(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.on('error', () => {});
  return socket;
}

/** Sends bytes and says what came back until the other side ended the connection; fails after `deadlineMs`. */
export async function exchange(port: number, bytes: Buffer | string, deadlineMs = 5_000): Promise<RawEnd> {
  const socket = await openRaw(port);
  socket.write(bytes);
  return await untilEnded(socket, deadlineMs);
}

/** Collects what arrives until the other side has ended the connection; fails after `deadlineMs`. */
export function untilEnded(socket: Socket, deadlineMs = 5_000): Promise<RawEnd> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let error: string | undefined;
    const timer = setTimeout(() => {
      socket.destroy();
      reject(
        new Error(
          `still open after ${deadlineMs} ms; received ${JSON.stringify(Buffer.concat(parts).toString())}`,
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
