import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer } from 'node:net';

/** Thrown if another program uses the port. */
export class PortInUseError extends Error {
  override readonly name = 'PortInUseError';
  readonly port: number;

  constructor(port: number, options: ErrorOptions) {
    super(
      `port ${port} of 127.0.0.1 is in use; stop the program that uses it, or choose another port, or 0 for any free port`,
      options,
    );
    this.port = port;
  }
}

/** Listens on one port of 127.0.0.1 only. */
export class Listener {
  readonly #server: Server;
  /** Resolves when connections are accepted. Rejects with a PortInUseError. */
  readonly ready: Promise<void>;

  constructor(port: number, accept: (socket: Socket) => void) {
    this.#server = createServer(accept);
    this.ready = new Promise((resolve, reject) => {
      this.#server.once('error', (cause: NodeJS.ErrnoException) => {
        reject(cause.code === 'EADDRINUSE' ? new PortInUseError(port, { cause }) : cause);
      });
      this.#server.listen({ host: '127.0.0.1', port }, () => {
        // From here on an error only means that one connection could not be accepted.
        this.#server.on('error', () => {});
        resolve();
      });
    });
  }

  /** Port in use; 0 until `ready`. */
  get port(): number {
    return (this.#server.address() as AddressInfo | null)?.port ?? 0;
  }

  /** Stops accepting connections; open ones stay. Resolves at once. Idempotent. */
  async close(): Promise<void> {
    await this.ready.catch(() => {});
    this.#server.close();
  }
}
