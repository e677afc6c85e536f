import { setMaxListeners } from 'node:events';
import type { Pool, PoolClient } from 'pg';
import { acquire, orAborted } from './acquire';
import { findWriter } from './find-writer';

/** Search for the writer. `pool` resolves when the writer is found; `lost` is aborted when that member is lost. */
export interface Search {
  readonly pool: Promise<Pool>;
  readonly lost: AbortController;
}

/**
 * One pool for each member, of which only the writer's is used. When the writer is lost, a search finds the new one. Writes
 * that have not been sent leave the queue of the old pool and wait for the search. In the queue they would wait until its
 * time limit.
 */
export class WriterPool {
  readonly #pools: readonly Pool[];
  readonly #closing = new AbortController();
  #writer: Search;

  constructor(pools: readonly Pool[]) {
    this.#pools = pools;
    this.#writer = this.#search();
  }

  /** Waits until the writer is found. */
  async ready(): Promise<void> {
    await this.#writer.pool;
  }

  /** Waits for a connection to the writer. `member` is the search that has found it. */
  async connect(signal: AbortSignal): Promise<{ member: Search; client: PoolClient }> {
    for (;;) {
      const member = this.#writer;
      try {
        const pool = await orAborted(member.pool, [signal]);
        return { member, client: await acquire(pool, [signal, member.lost.signal]) };
      } catch (error) {
        signal.throwIfAborted();
        this.leaveIfLost(member, error);
        if (this.#writer === member && !isBusy(error)) throw error;
      }
    }
  }

  /** Starts a search if the error means that the member is lost, unless another write has started one. */
  leaveIfLost(member: Search, error: unknown): void {
    if (!isMemberLost(error) || this.#writer !== member || this.#closing.signal.aborted) return;
    this.#writer = this.#search();
    member.lost.abort(error);
  }

  async end(): Promise<void> {
    this.#closing.abort();
    await Promise.all(this.#pools.map((pool) => pool.end()));
  }

  #search(): Search {
    const [pool, lost] = [findWriter(this.#pools, this.#closing.signal), new AbortController()];
    // Rejects when the client is closed. Each write that waits handles the rejection.
    pool.catch(() => {});
    // Each write that waits is a listener.
    setMaxListeners(0, lost.signal);
    return { pool, lost };
  }
}

/**
 * Whether an error means that the member is gone or is a reader now: an error of the connection, or an error response that
 * says so. Any other error response concerns the statement only.
 */
function isMemberLost(error: unknown): boolean {
  const { code } = error as { code?: string };
  const isErrorResponse = code !== undefined && /^(?=.*\d)[0-9A-Z]{5}$/.test(code);
  return !isBusy(error) && (!isErrorResponse || /^(25006|57P0.|08...)$/.test(code));
}

/** Whether all connections of the pool were in use for the whole time limit: the writer is slow, not lost. */
function isBusy(error: unknown): boolean {
  return (error as Error).message === 'timeout exceeded when trying to connect';
}
