import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import type { ConnectionTarget, EndpointName } from '../model';
import { admit } from './admission';
import type { Connection } from './connection';
import { logIn } from './login';
import type { FatalError } from './messages';
import { renderFatalError } from './messages';
import type { Opening } from './negotiation';
import { negotiate } from './negotiation';
import { connectServer } from './relay';
import { reset } from './tls-upgrade';

/** What a client's connection needs of the front it came to. */
export interface FrontDesk {
  readonly secureContext: SecureContext;
  /** The endpoint a TLS server name means, or the default for a client that gave none; undefined for a foreign one. */
  endpointOf(serverName: string | undefined): EndpointName | undefined;
  connectionTarget(endpoint: EndpointName): ConnectionTarget;
  acceptsToken(user: string, token: string): Promise<boolean>;
  /** The socket path of the server whose session a cancel request means. */
  findSession(key: string): string | undefined;
  /** All host names, for the error that a foreign one gets. */
  hosts(): string[];
}

/**
 * Takes a client from its first byte to where it talks to its server and only bytes are passed. An endpoint that
 * leads nowhere at the moment resets the client, as early as its name is known. Rejects when either side leaves
 * or breaks the protocol.
 */
export async function serve(connection: Connection, desk: FrontDesk): Promise<void> {
  const { socket } = connection;
  const opening = await negotiate(socket, {
    context: desk.secureContext,
    admits: (serverName) => leadsSomewhere(desk, serverName),
  });
  if (opening === undefined || opening.packet.kind === 'garbage') return connection.cut();
  if (opening.packet.kind === 'cancel') return passCancel(connection, opening.packet, desk, opening.stream);
  const startup = admit(opening);
  if (startup.state === 'refused') return refuse(opening.stream, startup.error);
  const endpoint = desk.endpointOf(opening.serverName);
  if (endpoint === undefined) return refuse(opening.stream, foreignName(opening, desk));
  const target = desk.connectionTarget(endpoint);
  if (target.state === 'closed') return reset(socket);
  const { database, identifier } = target.member;
  connection.joined = { endpoint, instance: identifier };
  const client = opening.stream;
  const server = await connectServer(connection, client, target.socketPath);
  const { acceptsToken } = desk;
  const error = await logIn({ connection, client, server, startup, database, acceptsToken });
  if (error !== undefined) refuse(client, error);
}

function leadsSomewhere(desk: FrontDesk, serverName: string): boolean {
  const endpoint = desk.endpointOf(serverName);
  return endpoint === undefined || desk.connectionTarget(endpoint).state === 'member';
}

/** PostgreSQL answers a cancel request by closing, whatever comes of it. */
async function passCancel(
  connection: Connection,
  { packet, key }: { readonly packet: Buffer; readonly key: string },
  desk: FrontDesk,
  client: Socket,
): Promise<void> {
  const socketPath = desk.findSession(key);
  if (socketPath === undefined) return connection.cut();
  const server = await connectServer(connection, client, socketPath);
  server.resume();
  server.write(packet);
}

function refuse(client: Socket, error: FatalError): void {
  client.write(renderFatalError(error));
  client.destroySoon();
}

function foreignName({ serverName }: Opening, desk: FrontDesk): FatalError {
  const names = desk.hosts().join(', ');
  return {
    code: '08004',
    message: `no endpoint of this cluster is named "${serverName}"; there are ${names}`,
  };
}
