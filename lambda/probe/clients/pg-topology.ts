import type { Pool } from 'pg';
import type { OpenClient } from '../client';
import { findWriter, SEARCH } from './find-writer';
import { createTunedPool, runOnPool, TUNED } from './tuned-pool';

export const lesson =
  'A client that asks all members for the writer finds it at its promotion, before the cluster endpoint leads to it.';

export const settings = { ...TUNED, roleCheck: 'on connect', ...SEARCH, retries: false };

/** A pool on the instance endpoint of the writer. When that member is lost, a pool on the new writer replaces it. */
const open: OpenClient = async (target) => {
  const closing = new AbortController();
  const pools: Pool[] = [];
  let writerPool = openPool();
  await writerPool;

  async function openPool(): Promise<Pool> {
    const writer = await findWriter(target, closing.signal);
    const pool = createTunedPool(target, writer);
    pools.push(pool);
    return pool;
  }

  return {
    async write(write, signal) {
      const promise = writerPool;
      // During a search for the writer, writes wait here.
      const pool = await orAborted(promise, signal);
      try {
        await runOnPool(pool, target.insert(write));
      } catch (error) {
        // The first error starts the search.
        if (isMemberLost(error) && writerPool === promise && !closing.signal.aborted) writerPool = openPool();
        throw error;
      }
    },
    async close() {
      closing.abort();
      await writerPool.catch(() => {});
      await Promise.all(pools.map((pool) => pool.end()));
    },
  };
};

/** Whether an error means that the member is gone or is a reader now: any but an error response to a statement. */
function isMemberLost(error: unknown): boolean {
  const { code } = error as { code?: string };
  const isErrorResponse = code !== undefined && /^(?=.*\d)[0-9A-Z]{5}$/.test(code);
  return !isErrorResponse || /^(25006|57P0.|08...)$/.test(code);
}

/** Waits for a promise, or rejects when the signal is aborted. */
function orAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    promise.then(resolve, reject);
  });
}

export default open;
