import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import type { ConnectionTarget, EndpointName } from '../model';
import { refuseStartup } from './admission';
import type { Connection } from './connection';
import { logIn } from './login';
import type { FatalError } from './messages';
import { renderFatalError } from './messages';
import type { Opening } from './negotiation';
import { negotiate } from './negotiation';
import { connectServer } from './relay';
import type { StartupMessage } from './startup-packet';
import { reset } from './tls-upgrade';

/** What a client's connection needs of the front it came to. */
export interface FrontDesk {
  readonly secureContext: SecureContext;
  /** The one endpoint of a port of its own. */
  readonly ownEndpoint: EndpointName | undefined;
  /** The endpoint a TLS server name means, or the default for a client that gave none; undefined for a foreign one. */
  findEndpoint(serverName: string | undefined): EndpointName | undefined;
  connectionTarget(endpoint: EndpointName): ConnectionTarget;
  acceptsToken(user: string, token: string): Promise<boolean>;
  /** The socket path of the server whose session a cancel request means. */
  findSession(key: string): string | undefined;
  /** All host names, for the error that a foreign one gets. */
  hosts(): string[];
}

/**
 * Takes a client from its first byte to where it talks to its server and only bytes are passed. An endpoint that
 * leads nowhere at the moment resets the client, as soon as its name is known. Rejects when either side leaves or
 * breaks the protocol.
 */
export async function serve(connection: Connection, desk: FrontDesk): Promise<void> {
  const { ownEndpoint } = desk;
  if (ownEndpoint !== undefined && isDown(desk, ownEndpoint)) return reset(connection.socket);
  const opening = await negotiate(connection.socket, {
    context: desk.secureContext,
    admits: (serverName) => !isDown(desk, ownEndpoint ?? desk.findEndpoint(serverName)),
  });
  const packet = opening?.packet;
  if (opening === undefined || packet === undefined) return connection.cut();
  if (packet.kind === 'startup') return await startSession(connection, desk, opening, packet);
  if (packet.kind === 'cancel') return await passCancel(connection, desk, opening.client, packet);
  if (packet.kind === 'unsupported') return refuse(opening.client, unsupportedProtocol(packet.protocol));
  connection.cut();
}

function isDown(desk: FrontDesk, endpoint: EndpointName | undefined): boolean {
  // Asking where the reader endpoint leads takes a turn of the readers, and the session asks again.
  if (endpoint === undefined || endpoint === 'reader') return false;
  return desk.connectionTarget(endpoint).state === 'closed';
}

async function startSession(
  connection: Connection,
  desk: FrontDesk,
  { client, isEncrypted, serverName }: Opening,
  startup: StartupMessage,
): Promise<void> {
  const refusal = refuseStartup(startup, { address: client.remoteAddress ?? '127.0.0.1', isEncrypted });
  if (refusal !== undefined) return refuse(client, refusal);
  const endpoint = desk.ownEndpoint ?? desk.findEndpoint(serverName);
  if (endpoint === undefined) return refuse(client, foreignName(serverName, desk.hosts()));
  const target = desk.connectionTarget(endpoint);
  if (target.state === 'closed') return reset(connection.socket);
  const { database, identifier } = target.member;
  connection.instance = identifier;
  const server = await connectServer(connection, client, target.socketPath);
  const { acceptsToken } = desk;
  const error = await logIn({ connection, client, server, startup, database, acceptsToken });
  if (error !== undefined) refuse(client, error);
}

/** PostgreSQL answers a cancel request by closing, whatever comes of it. */
async function passCancel(
  connection: Connection,
  desk: FrontDesk,
  client: Socket,
  { packet, key }: { readonly packet: Buffer; readonly key: string },
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

function unsupportedProtocol(protocol: number): FatalError {
  const version = `${protocol >>> 16}.${protocol & 0xffff}`;
  return { code: '0A000', message: `unsupported frontend protocol ${version}: server supports 3.0 to 3.0` };
}

function foreignName(serverName: string | undefined, hosts: readonly string[]): FatalError {
  const message = `no endpoint of this cluster is named "${serverName}"; there are ${hosts.join(', ')}`;
  return { code: '08004', message };
}
