/** Database driver of the probe. Tests pass other drivers, such as one that acknowledges writes without writing. */
export interface Driver {
  /** Keeps its connections. Opens them on demand, at most `size` at a time. */
  openPool(host: string, lane: string, size: number): SessionSource;
  /** Opens a connection for every session. */
  openFresh(host: string, lane: string): SessionSource;
}

/** Source of a lane's connections. */
export interface SessionSource {
  /** In a pool: every opened connection, in the order of opening. The list is live. */
  readonly connections: readonly ConnectionRecord[];
  /** Rejects if no connection can be opened in time. No statement has been sent in that case. */
  acquire(): Promise<Session>;
  /** Closes every connection, by force if necessary. Resolves when all are closed. Idempotent. */
  close(): Promise<void>;
}

/** Connection that one tick uses at a time. */
export interface Session {
  readonly connection: ConnectionRecord;
  /** Rejects with the driver's error or one of `session-errors.ts`, such as `StatementTimeout` after `timeoutMs`. */
  run(statement: Statement, timeoutMs: number): Promise<Reply>;
  /** Returns the connection to its source, which reuses it only if it is `usable`. */
  release(state: ConnectionState): void;
}

/** State of a connection on its release. `ending`: the server is closing it. `failed`: its state is unknown. */
export type ConnectionState = 'usable' | 'ending' | 'failed';

/** Facts about a connection, updated while it exists. */
export interface ConnectionRecord {
  /** Identifier of the member that the connection leads to. */
  member?: string;
  /** Time at which the login was complete. */
  readonly openedMs: number;
  closed?: { readonly atMs: number; readonly by: 'peer' | 'probe' };
}

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

export interface Reply {
  readonly rows: readonly Row[];
  /** Text of a warning (SQLSTATE 01000) that came with the reply. */
  readonly warning?: string;
}

export type Row = Readonly<Record<string, unknown>>;
