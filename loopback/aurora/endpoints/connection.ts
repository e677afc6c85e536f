import type { Socket } from 'node:net';

/** A client's connection and its state so far. */
export class Connection {
  /** TCP connection, below any TLS. */
  readonly socket: Socket;
  /** Identifier of the instance to which the connection leads; undefined until the instance is chosen. */
  instance: string | undefined;
  server: Socket | undefined;
  /** Key in requests that cancel the client's queries, and the server's socket to which these requests are sent. */
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
