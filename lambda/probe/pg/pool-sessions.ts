import type { ClientBase, ClientConfig } from 'pg';
import { Pool } from 'pg';
import type { Clock } from '../clock';
import type { ConnectionRecord, Session, SessionSource } from '../driver';
import { PgConnection } from './pg-connection';
import { SocketSet } from './socket-set';

export interface PoolOptions {
  readonly config: ClientConfig;
  readonly size: number;
}

/** Source on a `pg.Pool`, as in an application. Idle connections are never closed. */
export class PoolSessions implements SessionSource {
  readonly connections: ConnectionRecord[] = [];
  readonly #pool: Pool;
  readonly #sockets = new SocketSet();
  readonly #byClient = new WeakMap<ClientBase, PgConnection>();

  constructor({ config, size }: PoolOptions, clock: Clock) {
    this.#pool = new Pool({
      ...config,
      stream: () => this.#sockets.create(),
      max: size,
      // Like the pool of a busy application, in which no connection is idle for long.
      idleTimeoutMillis: 0,
    });
    // The pool emits an error for each broken idle connection after removing it.
    this.#pool.on('error', () => {});
    this.#pool.on('connect', (client) => {
      const connection = new PgConnection(client, clock);
      this.#byClient.set(client, connection);
      this.connections.push(connection.record);
    });
  }

  async acquire(): Promise<Session> {
    const client = await this.#pool.connect();
    const connection = this.#connectionOf(client);
    return {
      connection: connection.record,
      run: (statement, timeoutMs) => connection.run(statement, timeoutMs),
      release: (state) => {
        if (state === 'failed') connection.markEndedByProbe();
        client.release(state !== 'usable');
      },
    };
  }

  async close(): Promise<void> {
    if (!this.#pool.ending) await this.#pool.end();
    await this.#sockets.close();
  }

  #connectionOf(client: ClientBase): PgConnection {
    const connection = this.#byClient.get(client);
    if (!connection) throw new Error('the pool returned a connection without a connect event');
    return connection;
  }
}
