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

/** A `pg.Pool` as applications hold one, whose connections are never retired for being idle. */
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
      // A busy application's connections are never idle for long; the probe's stand for them.
      idleTimeoutMillis: 0,
    });
    // The pool emits this for idle connections that broke, after it has dropped them.
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
      release: (fate) => {
        if (fate === 'failed') connection.giveUp();
        client.release(fate !== 'sound');
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
