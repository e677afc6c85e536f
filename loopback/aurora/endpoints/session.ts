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

/** Functions of the front that a client's connection needs. */
export interface SessionContext {
  readonly secureContext: SecureContext;
  /** Endpoint of a separate port; undefined on the shared port. */
  readonly ownEndpoint: EndpointName | undefined;
  /**
   * Returns the endpoint with a TLS server name, the default for a client that sent none, or undefined for an unknown
   * name.
   */
  findEndpoint(serverName: string | undefined): EndpointName | undefined;
  connectionTarget(endpoint: EndpointName): ConnectionTarget;
  /** Stops answering a client whose instance cannot be reached. */
  silence(connection: Connection): void;
  acceptsToken(user: string, token: string): Promise<boolean>;
  /** Returns the client whose session a cancel request identifies. */
  findSession(key: string): Connection | undefined;
  /** Returns all host names, for the error message about an unknown one. */
  hostNames(): string[];
}

/**
 * Serves a client from its first byte until it is connected to its server and only bytes are passed. If the endpoint
 * leads to no member at present, the connection is reset as soon as the endpoint is known. Rejects if either side
 * disconnects or violates the protocol.
 */
export async function serve(connection: Connection, context: SessionContext): Promise<void> {
  const { ownEndpoint } = context;
  if (ownEndpoint !== undefined && ownEndpoint !== 'reader') {
    if ((await findTarget(connection, context, ownEndpoint)).state === 'closed')
      return reset(connection.socket);
  }
  const opening = await negotiate(connection.socket, {
    context: context.secureContext,
    admits: (serverName) => !isDown(context, ownEndpoint ?? context.findEndpoint(serverName)),
  });
  const packet = opening?.packet;
  if (opening === undefined || packet === undefined) return connection.cut();
  if (packet.kind === 'startup') return await startSession(connection, context, opening, packet);
  if (packet.kind === 'cancel') return await passCancel(connection, context, opening.client, packet);
  if (packet.kind === 'unsupported') return refuse(opening.client, unsupportedProtocol(packet.protocol));
  connection.cut();
}

function isDown(context: SessionContext, endpoint: EndpointName | undefined): boolean {
  // Not checked for the reader endpoint: each check would skip a reader in the round robin, and the session checks
  // again.
  if (endpoint === undefined || endpoint === 'reader') return false;
  return context.connectionTarget(endpoint).state === 'closed';
}

async function startSession(
  connection: Connection,
  context: SessionContext,
  { client, isEncrypted, serverName }: Opening,
  startup: StartupMessage,
): Promise<void> {
  const refusal = refuseStartup(startup, { address: client.remoteAddress ?? '127.0.0.1', isEncrypted });
  if (refusal !== undefined) return refuse(client, refusal);
  const endpoint = context.ownEndpoint ?? context.findEndpoint(serverName);
  if (endpoint === undefined) return refuse(client, unknownName(serverName, context.hostNames()));
  connection.client = client;
  const target = await findTarget(connection, context, endpoint);
  if (target.state === 'closed') return reset(connection.socket);
  const { database, identifier } = target.member;
  connection.instance = identifier;
  const server = await connectServer(connection, client, target.socketPath);
  const { acceptsToken } = context;
  const error = await logIn({ connection, client, server, startup, database, acceptsToken });
  await connection.audible();
  if (error !== undefined) refuse(client, error);
}

/**
 * Returns the destination of an endpoint. If the endpoint leads to a member that cannot be reached, the client is not
 * answered until the member can be reached.
 */
async function findTarget(
  connection: Connection,
  context: SessionContext,
  endpoint: EndpointName,
): Promise<Exclude<ConnectionTarget, { readonly state: 'unreachable' }>> {
  for (;;) {
    const target = context.connectionTarget(endpoint);
    if (target.state !== 'unreachable') return target;
    connection.instance = target.member.identifier;
    context.silence(connection);
    await connection.audible();
  }
}

/** Forwards a cancel request. PostgreSQL answers by closing the connection, regardless of the result. */
async function passCancel(
  connection: Connection,
  context: SessionContext,
  client: Socket,
  { packet, key }: { readonly packet: Buffer; readonly key: string },
): Promise<void> {
  const target = context.findSession(key);
  if (target?.session === undefined) return connection.cut();
  const { socketPath } = target.session;
  await target.audible();
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

function unknownName(serverName: string | undefined, hostNames: readonly string[]): FatalError {
  const message = `this cluster has no endpoint named "${serverName}"; its endpoints are ${hostNames.join(', ')}`;
  return { code: '08004', message };
}
