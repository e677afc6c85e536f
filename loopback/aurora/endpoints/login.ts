import type { Socket } from 'node:net';
import type { MemberDatabase } from '../model';
import { findLoginMethod } from '../sql/login';
import type { Connection } from './connection';
import { proveIdentity } from './identity';
import type { FatalError, Message } from './messages';
import { isAuthenticationOk, readMessage } from './messages';
import { relay } from './relay';
import type { StartupMessage } from './startup-packet';
import { cancelKey, parameterText, renderStartupPacket } from './startup-packet';

export interface Login {
  readonly connection: Connection;
  readonly client: Socket;
  readonly server: Socket;
  readonly startup: StartupMessage;
  readonly database: MemberDatabase;
  readonly acceptsToken: (user: string, token: string) => Promise<boolean>;
}

/**
 * Logs a client in and connects it to its server. The server either asks for a password, which it checks itself, or (for a
 * role with `rds_iam`) accepts at once, because it checks only which user of the operating system opened the socket. This
 * acceptance is withheld until the client's token has been verified. Returns the error to refuse the client with.
 */
export async function logIn(login: Login): Promise<FatalError | undefined> {
  const { connection, client, server, startup, database } = login;
  server.write(renderStartupPacket(startup.protocol, startup.parameters));
  const user = parameterText(startup, 'user');
  // Runs while the server starts its session. A failure only matters if the result is needed.
  const finding = findLoginMethod(database, user);
  finding.catch(() => {});
  const verdict = await passUntilVerdict(server, client);
  if (isAuthenticationOk(verdict)) {
    const error = await proveIdentity(client, user, await finding, (token) =>
      login.acceptsToken(user, token),
    );
    if (error !== undefined) return error;
  }
  if (verdict.type === 'E') {
    client.write(verdict.bytes);
    return undefined;
  }
  await relay(client, server, verdict, ({ type, body }) => {
    if (type === 'K') connection.session = { key: cancelKey(body), socketPath: database.socketPath };
  });
  connection.ready();
  return undefined;
}

/**
 * Returns the server's first message on authentication: a request, an acceptance, or the error with which it ends the
 * connection.
 */
async function passUntilVerdict(server: Socket, client: Socket): Promise<Message> {
  for (;;) {
    const message = await readMessage(server);
    if (message.type === 'R' || message.type === 'E') return message;
    client.write(message.bytes);
  }
}
