import type { Pool, PoolClient } from 'pg';

/** Waits for a connection of the pool, or rejects when one of the signals is aborted. */
export async function acquire(pool: Pool, signals: readonly AbortSignal[]): Promise<PoolClient> {
  const connecting = pool.connect();
  try {
    return await orAborted(connecting, signals);
  } catch (error) {
    // The pool cannot cancel the request. A connection that it provides later is returned.
    connecting.then(
      (client) => client.release(),
      () => {},
    );
    throw error;
  }
}

/** Waits for a promise, or rejects when one of the signals is aborted. */
export function orAborted<Value>(promise: Promise<Value>, signals: readonly AbortSignal[]): Promise<Value> {
  const settled = new AbortController();
  const waiting = new Promise<Value>((resolve, reject) => {
    for (const signal of signals) {
      if (signal.aborted) reject(signal.reason);
      signal.addEventListener('abort', () => reject(signal.reason), { signal: settled.signal });
    }
    promise.then(resolve, reject);
  });
  return waiting.finally(() => settled.abort());
}
