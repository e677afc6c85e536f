import { Socket } from 'node:net';

/** How long the two ends of a connection may take to say goodbye. */
const GOODBYE_MS = 500;

/** The sockets of one source of connections, so that none of them outlives it. */
export class SocketSet {
  readonly #open = new Set<Socket>();

  /** Not connected yet. */
  create(): Socket {
    const socket = new Socket();
    this.#open.add(socket);
    socket.once('close', () => this.#open.delete(socket));
    return socket;
  }

  /** Resolves when the socket is closed: by itself, or after a while by force. */
  letGo(socket: Socket): Promise<void> {
    return new Promise((resolve) => {
      if (socket.destroyed) return resolve();
      const timer = setTimeout(() => socket.destroy(), GOODBYE_MS);
      socket.once('close', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.#open].map((socket) => this.letGo(socket)));
  }
}
