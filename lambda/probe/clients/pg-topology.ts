import { setMaxListeners } from 'node:events';
import type { Pool, PoolClient } from 'pg';
import type { OpenClient } from '../client';
import { acquire, orAborted } from './acquire';
import { findWriter, SEARCH } from './find-writer';
import { createTunedPool, runAndRelease, TUNED } from './tuned-pool';

export const lesson =
  'A client that asks all members for the writer finds it at its promotion, before the cluster endpoint leads to it.';

/** Connecting may take longer than in `TUNED`: a member that does not answer does not delay the others. */
const CONNECTING = { connectionTimeoutMillis: 5_000 };

export const settings = { ...TUNED, ...CONNECTING, ...SEARCH, retries: false };

/** Search for the writer. `pool` resolves when the writer is found; `lost` is aborted when that member is lost. */
interface Search {
  readonly pool: Promise<Pool>;
  readonly lost: AbortController;
}

/**
 * A pool on each instance endpoint, of which the writer's is in use. When the writer is lost, a search finds the new one.
 * Writes that have not been sent wait for it: in the queue of the old pool they would wait for its time limits.
 */
const open: OpenClient = async (target) => {
  const closing = new AbortController();
  const pools = target.instances.map((endpoint) =>
    createTunedPool(target, {
      ...endpoint,
      ...CONNECTING,
      password: () => target.password(endpoint),
      // The search asks readers too.
      onConnect: undefined,
    }),
  );
  let writer = search();
  await writer.pool;

  function search(): Search {
    const [pool, lost] = [findWriter(pools, closing.signal), new AbortController()];
    // Rejects when the client is closed. Each write that waits handles the rejection.
    pool.catch(() => {});
    // Each write that waits is a listener.
    setMaxListeners(0, lost.signal);
    return { pool, lost };
  }

  /** Starts a search if the error means that the writer is lost, unless another write has started one. */
  function leaveIfLost(member: Search, error: unknown): void {
    if (!isMemberLost(error) || writer !== member || closing.signal.aborted) return;
    writer = search();
    member.lost.abort(error);
  }

  /** Waits for a connection to the writer. */
  async function connect(signal: AbortSignal): Promise<{ member: Search; client: PoolClient }> {
    for (;;) {
      const member = writer;
      try {
        const pool = await orAborted(member.pool, [signal]);
        return { member, client: await acquire(pool, [signal, member.lost.signal]) };
      } catch (error) {
        signal.throwIfAborted();
        leaveIfLost(member, error);
        if (writer === member && !isBusy(error)) throw error;
      }
    }
  }

  return {
    async write(write, signal) {
      const { member, client } = await connect(signal);
      try {
        await runAndRelease(client, target.insert(write));
      } catch (error) {
        leaveIfLost(member, error);
        throw error;
      }
    },
    async close() {
      closing.abort();
      await Promise.all(pools.map((pool) => pool.end()));
    },
  };
};

/** Whether an error means that the member is gone or is a reader now: any but an error response to a statement. */
function isMemberLost(error: unknown): boolean {
  const { code } = error as { code?: string };
  const isErrorResponse = code !== undefined && /^(?=.*\d)[0-9A-Z]{5}$/.test(code);
  return !isBusy(error) && (!isErrorResponse || /^(25006|57P0.|08...)$/.test(code));
}

/** Whether all connections of the pool were in use for the whole time limit: the writer is slow, not lost. */
function isBusy(error: unknown): boolean {
  return (error as Error).message === 'timeout exceeded when trying to connect';
}

export default open;
