import { Socket } from 'node:net';

/** Time limit for a regular close of a connection. */
const CLOSE_TIMEOUT_MS = 500;

/** Sockets of one source of connections. Closing the set ensures that none stays open. */
export class SocketSet {
  readonly #open = new Set<Socket>();

  /** Creates a socket that is not connected yet. */
  create(): Socket {
    const socket = new Socket();
    this.#open.add(socket);
    socket.once('close', () => this.#open.delete(socket));
    return socket;
  }

  /** Waits until the socket is closed. Destroys it after a time limit. */
  waitUntilClosed(socket: Socket): Promise<void> {
    return new Promise((resolve) => {
      if (socket.destroyed) return resolve();
      const timer = setTimeout(() => socket.destroy(), CLOSE_TIMEOUT_MS);
      socket.once('close', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.#open].map((socket) => this.waitUntilClosed(socket)));
  }
}
