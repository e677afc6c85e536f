import type { ClientConfig, PoolClient } from 'pg';
import { Pool } from 'pg';
import type { Clock } from './clock';
import type { ConnectionRecord, Session, SessionSource } from './driver';
import { PgConnection } from './pg-connection';
import { SocketSet } from './socket-set';

const GOODBYE_MS = 500;

export interface PoolOptions {
  readonly config: ClientConfig;
  readonly size: number;
}

/** A `pg.Pool` as applications hold one, whose connections are never retired for being idle. */
export class PoolSessions implements SessionSource {
  readonly #pool: Pool;
  readonly #sockets = new SocketSet();
  readonly #connections = new Map<unknown, PgConnection>();

  constructor({ config, size }: PoolOptions, clock: Clock) {
    this.#pool = new Pool({
      ...config,
      stream: () => this.#sockets.create(),
      max: size,
      // A busy application's connections are never idle for long; the probe's stand for them.
      idleTimeoutMillis: 0,
    });
    // The pool tells of idle connections that broke, and has dropped them.
    this.#pool.on('error', () => {});
    this.#pool.on('connect', (client) => {
      this.#connections.set(client, new PgConnection(client, clock));
    });
  }

  get connections(): ConnectionRecord[] {
    return [...this.#connections.values()].map(({ record }) => record);
  }

  async acquire(): Promise<Session> {
    const client = await this.#pool.connect();
    const connection = this.#connectionOf(client);
    return {
      connection: connection.record,
      run: (statement, timeoutMs) => connection.run(statement, timeoutMs),
      release: (fate) => {
        if (fate === 'failed') connection.giveUp();
        client.release(fate === 'failed');
      },
    };
  }

  async close(): Promise<void> {
    for (const connection of this.#connections.values()) connection.giveUp();
    if (!this.#pool.ending) await this.#pool.end();
    await this.#sockets.close(GOODBYE_MS);
  }

  #connectionOf(client: PoolClient): PgConnection {
    const connection = this.#connections.get(client);
    if (!connection) throw new Error('the pool handed out a connection it had not told of');
    return connection;
  }
}
