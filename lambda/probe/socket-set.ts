import { Socket } from 'node:net';

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

  get size(): number {
    return this.#open.size;
  }

  /** Resolves when all sockets are closed: by themselves within `graceMs`, then by force. */
  async close(graceMs: number): Promise<void> {
    const sockets = [...this.#open];
    const timer = setTimeout(() => {
      for (const socket of sockets) socket.destroy();
    }, graceMs);
    await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve))));
    clearTimeout(timer);
  }
}
