import type { Socket } from 'node:net';

/** One client at the door, and what it has come to by now. */
export class Connection {
  /** The TCP connection, below any TLS. */
  readonly socket: Socket;
  /** The identifier of the instance it leads to, from the moment that is decided. */
  instance: string | undefined;
  server: Socket | undefined;
  /** What a request to cancel its queries says, and where that goes. */
  session: { readonly key: string; readonly socketPath: string } | undefined;
  /** Logged in, so that only bytes are passed from now on. */
  isReady = false;

  constructor(socket: Socket) {
    this.socket = socket;
  }

  /** Ends both sides at once, with nothing said. */
  cut(): void {
    this.socket.destroy();
    this.server?.destroy();
  }
}
