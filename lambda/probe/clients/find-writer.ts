import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { ClientTarget, Endpoint } from '../client';

/** Settings of the search for the writer. */
export const SEARCH = { askEveryMs: 50, askTimeoutMs: 1_000 } as const;

/**
 * Returns the instance endpoint of the member that accepts writes. Asks all members at the same time, repeatedly, until
 * one does.
 *
 * @throws the reason of the signal, if it is aborted before
 */
export async function findWriter(target: ClientTarget, signal: AbortSignal): Promise<Endpoint> {
  const search = new AbortController();
  const end = AbortSignal.any([search.signal, signal]);
  try {
    return await Promise.any(target.instances.map((endpoint) => waitForWriter(target, endpoint, end)));
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
async function waitForWriter(target: ClientTarget, endpoint: Endpoint, end: AbortSignal): Promise<Endpoint> {
  while (!end.aborted) {
    const client = new Client({
      ...target.pg,
      ...endpoint,
      password: () => target.password(endpoint),
      connectionTimeoutMillis: SEARCH.askTimeoutMs,
      query_timeout: SEARCH.askTimeoutMs,
    });
    const ended = new AbortController();
    client.on('error', () => ended.abort());
    try {
      await client.connect();
    } catch {
      // The member is down, or starting.
      client.end().catch(() => {});
      await sleep(SEARCH.askEveryMs);
      continue;
    }
    try {
      while (!end.aborted) {
        const { rows } = await client.query('SHOW transaction_read_only');
        if (rows[0]?.transaction_read_only === 'off') return endpoint;
        await sleep(SEARCH.askEveryMs, undefined, { signal: ended.signal });
      }
    } catch {
      // The connection ended.
    } finally {
      client.end().catch(() => {});
    }
  }
  throw end.reason;
}
