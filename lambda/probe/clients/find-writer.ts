import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';

/** Settings of the search for the writer. */
export const SEARCH = { askEveryMs: 50 } as const;

/**
 * Returns the pool whose member accepts writes, with a connection that is ready for use. `pools` has one pool for each
 * member. Asks all members at the same time, repeatedly, until one accepts writes.
 *
 * @throws the reason of the signal, if it is aborted before
 */
export async function findWriter(pools: readonly Pool[], signal: AbortSignal): Promise<Pool> {
  const search = new AbortController();
  const end = AbortSignal.any([search.signal, signal]);
  try {
    return await Promise.any(pools.map((pool) => waitForWriter(pool, end)));
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    search.abort();
  }
}

/**
 * Asks one member until it accepts writes. A member that is promoted may close its connections: then a new connection
 * asks at once.
 */
async function waitForWriter(pool: Pool, end: AbortSignal): Promise<Pool> {
  while (!end.aborted) {
    try {
      if (await becomesWriter(await pool.connect(), end)) return pool;
    } catch {
      // The member is down, or starting.
      await sleep(SEARCH.askEveryMs);
    }
  }
  throw end.reason;
}

/** Asks over one connection. Returns false when the connection or the search ends. */
async function becomesWriter(client: PoolClient, end: AbortSignal): Promise<boolean> {
  const ended = new AbortController();
  const abort = () => ended.abort();
  client.once('end', abort);
  try {
    let isWriter = false;
    while (!isWriter && !end.aborted) {
      const { rows } = await client.query('SHOW transaction_read_only');
      isWriter = rows[0]?.transaction_read_only === 'off';
      if (!isWriter) await sleep(SEARCH.askEveryMs, undefined, { signal: ended.signal });
    }
    client.release();
    return isWriter;
  } catch (error) {
    client.release(error as Error);
    return false;
  } finally {
    client.off('end', abort);
  }
}
