import type { Socket } from 'node:net';
import type { StartupPacket } from './startup-packet';
import { readStartupPacket } from './startup-packet';
import type { TlsUpgrade } from './tls-upgrade';
import { offersPostgres, upgradeToTls } from './tls-upgrade';

/** What a client wants once it is clear how it wants to talk. */
export interface Opening {
  /** The TLS connection, or the bare one of a client that never asked for TLS. */
  readonly client: Socket;
  readonly isEncrypted: boolean;
  /** The TLS server name, if the client gave one. */
  readonly serverName?: string;
  readonly packet: StartupPacket;
}

/**
 * Answers a client's requests for encryption and reads its start-up packet (PostgreSQL documentation, "Message
 * Flow", SSL and GSSAPI session encryption). Undefined for a client to close without a word. Rejects when the
 * client leaves.
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
    // Bytes sent before the answer were sent unencrypted, perhaps by somebody in between (CVE-2021-23214).
    if (socket.readableLength > 0) return undefined;
    socket.write('S');
  }
  const client = await upgradeToTls(socket, tls);
  if (!asksFirst && !offersPostgres(client)) return undefined;
  const { servername } = client;
  const serverName = typeof servername === 'string' && servername !== '' ? { serverName: servername } : {};
  return { client, isEncrypted: true, ...serverName, packet: await readStartupPacket(client) };
}
