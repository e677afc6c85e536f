import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { StreamEndedError } from './byte-stream';
import type { Connection } from './connection';
import type { Message } from './messages';
import { isAuthenticationOk, readMessage } from './messages';

/**
 * Opens a connection to a server that shares the life of the client's: whichever is over, the other gets what is
 * still on its way and is closed. Rejects when nothing answers.
 */
export function connectServer(connection: Connection, client: Socket, socketPath: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const server = connect(socketPath);
    connection.server = server;
    client.once('close', () => server.destroySoon());
    server.once('connect', () => resolve(server));
    // That it broke is told by 'close', and there is nobody who would want to know how.
    server.on('error', () => {});
    server.once('close', () => {
      client.destroySoon();
      reject(new StreamEndedError(`no server answers at ${socketPath}`));
    });
    if (client.destroyed) server.destroy();
  });
}

/**
 * Joins a client to its server for good, of which `first` was read already. Returns once the server is ready for
 * queries; `onStarting` is shown its messages up to then. Back pressure reaches through. Rejects when one side leaves
 * before.
 */
export async function relay(
  client: Socket,
  server: Socket,
  first: Message,
  onStarting: (message: Message) => void,
): Promise<void> {
  client.pipe(server);
  // A record of TLS for each of the dozen messages that begin a session costs more than all else in it.
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

/** Whether the server goes on only when the client has answered, or does not go on. */
function isAnswerNeeded(message: Message): boolean {
  return message.type === 'E' || (message.type === 'R' && !isAuthenticationOk(message));
}
