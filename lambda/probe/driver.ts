/** What the probe needs of a database driver. Tests hand in others, such as one that lies. */
export interface Driver {
  /** Connections that last, opened when asked for and at most `size` at a time. */
  openPool(host: string, lane: string, size: number): SessionSource;
  /** A connection of its own for every session. */
  openFresh(host: string, lane: string): SessionSource;
}

/** Where a lane gets its connections from. */
export interface SessionSource {
  /** Of a pool: every connection that was opened, in that order. Live. */
  readonly connections: readonly ConnectionRecord[];
  /** Rejects when no connection can be had in time; nothing was sent then. */
  acquire(): Promise<Session>;
  /** Ends every connection, by force if they do not end by themselves. On return there is none. Idempotent. */
  close(): Promise<void>;
}

/** One connection, for one user at a time. */
export interface Session {
  readonly connection: ConnectionRecord;
  /** Rejects with the driver's error, or with one of `session-errors.ts`; with one of them after `timeoutMs`. */
  run(statement: Statement, timeoutMs: number): Promise<Reply>;
  /** Gives the connection back; unless it is `sound`, nobody gets it again. */
  release(state: ConnectionState): void;
}

/** What a connection is still good for: everything, nothing because the server ends it, or nothing to rely on. */
export type ConnectionState = 'usable' | 'ending' | 'failed';

/** What is known of a connection. Changes as it becomes known. */
export interface ConnectionRecord {
  /** Identifier of the member it leads to. */
  member?: string;
  /** When the login was complete. */
  readonly openedMs: number;
  closed?: { readonly atMs: number; readonly by: 'peer' | 'probe' };
}

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

export interface Reply {
  readonly rows: readonly Row[];
  /** The text of a warning (SQLSTATE 01000) that came with it. */
  readonly warning?: string;
}

export type Row = Readonly<Record<string, unknown>>;
