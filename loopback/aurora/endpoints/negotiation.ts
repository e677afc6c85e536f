import type { Socket } from 'node:net';
import type { StartupPacket } from './startup-packet';
import { readStartupPacket } from './startup-packet';
import type { TlsUpgrade } from './tls-upgrade';
import { offersPostgres, upgradeToTls } from './tls-upgrade';

/** Client's first packet after encryption has been negotiated. */
export interface Opening {
  /** TLS connection, or the TCP connection of a client that did not request TLS. */
  readonly client: Socket;
  readonly isEncrypted: boolean;
  /** TLS server name, if the client sent one. */
  readonly serverName?: string;
  readonly packet: StartupPacket;
}

/**
 * Answers a client's requests for encryption and reads its start-up packet (PostgreSQL documentation, "Message Flow",
 * SSL and GSSAPI session encryption). Returns undefined if the connection must be closed without a message. Rejects if
 * the client disconnects.
 */
export async function negotiate(socket: Socket, tls: TlsUpgrade): Promise<Opening | undefined> {
  let packet = await readStartupPacket(socket);
  if (packet.kind === 'gss-request') {
    socket.write('N');
    packet = await readStartupPacket(socket);
  }
  const asksFirst = packet.kind === 'ssl-request';
  if (!asksFirst && packet.kind !== 'tls') return { client: socket, isEncrypted: false, packet };
  if (asksFirst) {
    // Bytes sent before the answer were sent unencrypted, possibly by an attacker in between (CVE-2021-23214).
    if (socket.readableLength > 0) return undefined;
    socket.write('S');
  }
  const client = await upgradeToTls(socket, tls);
  if (!asksFirst && !offersPostgres(client)) return undefined;
  const { servername } = client;
  const serverName = typeof servername === 'string' && servername !== '' ? { serverName: servername } : {};
  return { client, isEncrypted: true, ...serverName, packet: await readStartupPacket(client) };
}
