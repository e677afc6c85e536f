import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { StreamEndedError } from './byte-stream';
import type { Connection } from './connection';
import type { Message } from './messages';
import { isAuthenticationOk, readMessage } from './messages';

/**
 * Connects a client to a server. When either side closes, the other receives the bytes still in transit and is closed.
 * Rejects if no server answers.
 */
export function connectServer(connection: Connection, client: Socket, socketPath: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const server = connect(socketPath);
    connection.server = server;
    client.once('close', () => server.destroySoon());
    server.once('connect', () => resolve(server));
    // Ignored: 'close' follows every error, and its cause is not needed.
    server.on('error', () => {});
    server.once('close', () => {
      // The end of a server that cannot be reached does not reach its clients.
      if (!connection.isSilent) client.destroySoon();
      reject(new StreamEndedError(`no server answers at ${socketPath}`));
    });
    if (client.destroyed) server.destroy();
  });
}

/**
 * Connects a client to its server for the rest of the session; `first` has already been read. Returns once the server
 * is ready for queries. Until then, `onStarting` is called with each message of the server. Back pressure is passed
 * on. Rejects if either side closes before the server is ready.
 */
export async function relay(
  client: Socket,
  server: Socket,
  first: Message,
  onStarting: (message: Message) => void,
): Promise<void> {
  client.pipe(server);
  // The messages are collected: a TLS record for each of the dozen messages at the start of a session would cost more
  // than the rest of the start.
  let held: Buffer[] = [];
  for (let message = first; ; message = await readMessage(server)) {
    onStarting(message);
    held.push(message.bytes);
    if (message.type !== 'Z' && !isAnswerNeeded(message)) continue;
    client.write(Buffer.concat(held));
    held = [];
    if (message.type === 'Z') break;
  }
  server.pipe(client);
}

/** Whether the server waits for the client's answer to this message, or ends. */
function isAnswerNeeded(message: Message): boolean {
  return message.type === 'E' || (message.type === 'R' && !isAuthenticationOk(message));
}
