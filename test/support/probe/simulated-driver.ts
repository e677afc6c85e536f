import type { Clock } from '../../../lambda/probe/clock';
import type {
  ConnectionRecord,
  ConnectionState,
  Driver,
  Session,
  SessionSource,
} from '../../../lambda/probe/driver';
import { ConnectionEnded } from '../../../lambda/probe/session-errors';
import type { SimulatedServer } from './simulated-server';

/** Creates a driver that connects to a simulated server and pools connections as `pg` does. */
export function simulatedDriver(server: SimulatedServer, clock: Clock, connectTimeoutMs: number): Driver {
  return {
    openPool: (_host, _lane, size) => new SimulatedPool(server, clock, { size, connectTimeoutMs }),
    openFresh: () => new SimulatedPool(server, clock, { connectTimeoutMs }),
  };
}

interface PoolOptions {
  /** Size of the pool. @default none: every session opens a connection */
  readonly size?: number;
  readonly connectTimeoutMs: number;
}

class SimulatedPool implements SessionSource {
  readonly connections: ConnectionRecord[] = [];
  readonly #server: SimulatedServer;
  readonly #clock: Clock;
  readonly #options: PoolOptions;
  readonly #idle: ConnectionRecord[] = [];
  readonly #waiting: Waiter[] = [];
  #open = 0;

  constructor(server: SimulatedServer, clock: Clock, options: PoolOptions) {
    this.#server = server;
    this.#clock = clock;
    this.#options = options;
    server.onKill(() => this.#breakAll());
  }

  async acquire(): Promise<Session> {
    const connection = this.#idle.pop() ?? (await this.#openOrWait());
    return {
      connection,
      run: (statement, timeoutMs) => {
        if (connection.closed) return Promise.reject(new ConnectionEnded());
        return this.#server.run(statement, connection, timeoutMs);
      },
      release: (state) => this.#release(connection, state),
    };
  }

  async close(): Promise<void> {
    for (const connection of this.connections) this.#end(connection, 'probe');
  }

  #openOrWait(): Promise<ConnectionRecord> {
    const { size = Number.POSITIVE_INFINITY, connectTimeoutMs } = this.#options;
    if (this.#open < size) return this.#connect();
    return new Promise((resolve, reject) => {
      const waiter = { resolve, reject };
      this.#waiting.push(waiter);
      void this.#clock.sleep(connectTimeoutMs).then(() => {
        const index = this.#waiting.indexOf(waiter);
        if (index >= 0) this.#waiting.splice(index, 1);
        reject(new Error('timeout exceeded when trying to connect'));
      });
    });
  }

  async #connect(): Promise<ConnectionRecord> {
    this.#open += 1;
    try {
      const connection = await this.#server.connect(this.#options.connectTimeoutMs);
      this.connections.push(connection);
      return connection;
    } catch (error) {
      this.#leave();
      throw error;
    }
  }

  #release(connection: ConnectionRecord, state: ConnectionState): void {
    if (state === 'usable' && !connection.closed && this.#options.size !== undefined) {
      const next = this.#waiting.shift();
      if (next) next.resolve(connection);
      else this.#idle.push(connection);
    } else {
      this.#end(connection, 'probe');
      this.#leave();
    }
  }

  /** Counts one connection fewer, and opens another one for the first waiter. */
  #leave(): void {
    this.#open -= 1;
    const next = this.#waiting.shift();
    if (next) this.#connect().then(next.resolve, next.reject);
  }

  #breakAll(): void {
    for (const connection of this.connections) this.#end(connection, 'peer');
    this.#open -= this.#idle.splice(0).length;
  }

  #end(connection: ConnectionRecord, by: 'peer' | 'probe'): void {
    connection.closed ??= { atMs: this.#clock.nowMs(), by };
  }
}

interface Waiter {
  readonly resolve: (connection: ConnectionRecord) => void;
  readonly reject: (error: unknown) => void;
}
