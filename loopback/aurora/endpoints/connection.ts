import type { Socket } from 'node:net';

/** A client's connection and its state so far. */
export class Connection {
  /** TCP connection, below any TLS. */
  readonly socket: Socket;
  /** Identifier of the instance it leads to; undefined until that is decided. */
  instance: string | undefined;
  server: Socket | undefined;
  /** Key in requests to cancel its queries, and the server's socket to which such a request is sent. */
  session: { readonly key: string; readonly socketPath: string } | undefined;
  /** Whether the client is logged in, so that only bytes are passed from now on. */
  isReady = false;

  constructor(socket: Socket) {
    this.socket = socket;
  }

  /** Closes both sides at once, without an error message. */
  cut(): void {
    this.socket.destroy();
    this.server?.destroy();
  }
}
