import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import { TLSSocket } from 'node:tls';
import { StreamEndedError } from './byte-stream';

/** Registered name of the protocol. Clients that begin with TLS at once must offer it. */
const alpnProtocol = 'postgresql';

export interface TlsUpgrade {
  readonly context: SecureContext;
  /**
   * Returns whether to continue. Called with the server name, if the client sends one, before the expensive part of the
   * handshake.
   */
  readonly admits: (serverName: string) => boolean;
}

/** Becomes the server of a TLS connection. Rejects if the handshake fails or the client disconnects. */
export function upgradeToTls(socket: Socket, { context, admits }: TlsUpgrade): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const secured = new TLSSocket(socket, {
      isServer: true,
      secureContext: context,
      ALPNProtocols: [alpnProtocol],
      SNICallback: (serverName, proceed) => {
        if (admits(serverName)) proceed(null, context);
        else reset(socket);
      },
    });
    secured.once('secure', () => resolve(secured));
    // This listener stays: a TLS socket reports broken records by this event as long as it exists.
    secured.on('error', reject);
    secured.once('close', () =>
      reject(new StreamEndedError('the connection ended during the TLS handshake')),
    );
  });
}

/** Whether the client offered PostgreSQL's protocol in the TLS handshake. */
export function offersPostgres(secured: TLSSocket): boolean {
  return secured.alpnProtocol === alpnProtocol;
}

/** Resets a connection. If TLS is not set up yet, the client gets ECONNRESET. */
export function reset(socket: Socket): void {
  if (!socket.destroyed) socket.resetAndDestroy();
}
