import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import { TLSSocket } from 'node:tls';
import { StreamEndedError } from './byte-stream';

/** The protocol's registered name; clients that begin with TLS at once must offer it. */
const alpnProtocol = 'postgresql';

export interface TlsUpgrade {
  readonly context: SecureContext;
  /** Called with the server name if the client gives one, before the handshake costs anything; false ends it. */
  readonly admits: (serverName: string) => boolean;
}

/** Becomes the server of a TLS connection. Rejects when the handshake fails or the client leaves. */
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
    // Stays on: a TLS socket reports broken records by this event as long as it lives.
    secured.on('error', reject);
    secured.once('close', () =>
      reject(new StreamEndedError('the connection ended during the TLS handshake')),
    );
  });
}

/** Whether the client said that it speaks PostgreSQL's protocol within TLS. */
export function offersPostgres(secured: TLSSocket): boolean {
  return secured.alpnProtocol === alpnProtocol;
}

/** Ends a connection as a host does on which nothing listens: before TLS is set up the client reads ECONNRESET. */
export function reset(socket: Socket): void {
  if (!socket.destroyed) socket.resetAndDestroy();
}
