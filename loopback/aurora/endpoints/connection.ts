import type { Socket } from 'node:net';
import { reset } from './tls-upgrade';

/** A client's connection and its state so far. */
export class Connection {
  /** TCP connection, below any TLS. */
  readonly socket: Socket;
  /** Identifier of the instance to which the connection leads; undefined until the instance is chosen. */
  instance: string | undefined;
  /** TLS connection, or the TCP connection of a client without TLS. */
  client: Socket | undefined;
  server: Socket | undefined;
  /** Key in requests that cancel the client's queries, and the server's socket to which these requests are sent. */
  session: { readonly key: string; readonly socketPath: string } | undefined;
  #isReady = false;
  #silence: { readonly ended: Promise<void>; readonly end: () => void } | undefined;

  constructor(socket: Socket) {
    this.socket = socket;
  }

  /** Whether the client is logged in, so that only bytes are passed from now on. */
  get isReady(): boolean {
    return this.#isReady;
  }

  get isSilent(): boolean {
    return this.#silence !== undefined;
  }

  /** Resolves when the connection is not silent. */
  async audible(): Promise<void> {
    await this.#silence?.ended;
  }

  /** Marks the client as logged in. The bytes are passed by pipes from now on. */
  ready(): void {
    this.#isReady = true;
    if (this.isSilent) this.#unpipe();
  }

  /**
   * Stops passing bytes in both directions. The client's connection stays open, and what the client sends waits in the
   * kernel, as in a network that drops packets and resends them.
   */
  silence(): void {
    if (this.isSilent) return;
    let end = (): void => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    this.#silence = { ended, end };
    this.client?.cork();
    if (this.isReady) this.#unpipe();
  }

  /** Passes bytes again, those that waited included. A client whose server has ended meanwhile is disconnected. */
  resume(): void {
    const { client, server } = this;
    const silence = this.#silence;
    if (silence === undefined) return;
    this.#silence = undefined;
    if (server?.destroyed) {
      reset(this.socket);
      return;
    }
    if (this.isReady && client && server) {
      client.pipe(server);
      server.pipe(client);
    }
    client?.uncork();
    silence.end();
  }

  /** Closes both sides at once, without an error message. */
  cut(): void {
    this.socket.destroy();
    this.server?.destroy();
  }

  #unpipe(): void {
    const { client, server } = this;
    if (!client || !server) return;
    client.unpipe(server);
    server.unpipe(client);
  }
}
