import type { ClientConfig } from 'pg';
import { Client } from 'pg';
import type { Clock } from '../clock';
import type { ConnectionRecord, Session, SessionSource } from '../driver';
import { PgConnection } from './pg-connection';
import { SocketSet } from './socket-set';

/** Source that opens a connection for each session and closes the connection when the session is released. */
export class FreshSessions implements SessionSource {
  readonly connections: readonly ConnectionRecord[] = [];
  readonly #config: ClientConfig;
  readonly #clock: Clock;
  readonly #sockets = new SocketSet();

  constructor(config: ClientConfig, clock: Clock) {
    this.#config = config;
    this.#clock = clock;
  }

  async acquire(): Promise<Session> {
    const socket = this.#sockets.create();
    const client = new Client({ ...this.#config, stream: () => socket });
    // Added before the login, because `pg` reports a failed login twice: by the promise and by this event.
    client.on('error', () => {});
    try {
      await client.connect();
    } catch (error) {
      socket.destroy();
      throw error;
    }
    const connection = new PgConnection(client, this.#clock);
    return {
      connection: connection.record,
      run: (statement, timeoutMs) => connection.run(statement, timeoutMs),
      release: (state) => {
        connection.markEndedByProbe();
        if (state === 'failed') return void socket.destroy();
        void client.end();
        void this.#sockets.waitUntilClosed(socket);
      },
    };
  }

  close(): Promise<void> {
    return this.#sockets.close();
  }
}
