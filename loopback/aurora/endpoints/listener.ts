import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer } from 'node:net';

/** Somebody else has the port. */
export class PortInUseError extends Error {
  override readonly name = 'PortInUseError';
  readonly port: number;

  constructor(port: number, options: ErrorOptions) {
    super(
      `port ${port} of 127.0.0.1 is in use; stop what uses it, or take another or 0 for any free one`,
      options,
    );
    this.port = port;
  }
}

/** One port of 127.0.0.1, and nothing beyond this machine. */
export class Listener {
  readonly #server: Server;
  /** Settles when connections are accepted. Rejects with a PortInUseError. */
  readonly ready: Promise<void>;

  constructor(port: number, accept: (socket: Socket) => void) {
    this.#server = createServer(accept);
    this.ready = new Promise((resolve, reject) => {
      this.#server.once('error', (cause: NodeJS.ErrnoException) => {
        reject(cause.code === 'EADDRINUSE' ? new PortInUseError(port, { cause }) : cause);
      });
      this.#server.listen({ host: '127.0.0.1', port }, () => {
        // From here on an error means that one connection could not be accepted; the others are not concerned.
        this.#server.on('error', () => {});
        resolve();
      });
    });
  }

  /** 0 until it is ready. */
  get port(): number {
    return (this.#server.address() as AddressInfo | null)?.port ?? 0;
  }

  /** Accepts no more; connections that are open stay. Resolves at once. Idempotent. */
  async close(): Promise<void> {
    await this.ready.catch(() => {});
    this.#server.close();
  }
}
