/**
 * A solution of exercise 9: the naive client, changed so that it survives a failover. `npm run lab -- solve 9` copies this
 * file to `exercises/09-survive/my-client.ts`.
 */

import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenClient } from 'aurora-failover-lab/client';
import type { ClientBase } from 'pg';
import { Pool } from 'pg';

const CONNECTIONS = 10;
const LONGEST_PAUSE_MS = 1_000;

const open: OpenClient = async (target) => {
  const pool = new Pool({
    ...target.pg,
    ...{ max: CONNECTIONS, min: CONNECTIONS },
    // A connection that falls silent must not be waited for.
    ...{ connectionTimeoutMillis: 2_000, query_timeout: 3_000 },
    onConnect: requireWriter,
  });
  // Reason 1: without these listeners, an error on an idle connection, or on one in use, ends the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  await Promise.all(Array.from({ length: CONNECTIONS }, () => pool.query('SELECT 1')));

  return {
    async write(write, signal) {
      // Reason 4: each attempt has the same key. If an earlier attempt stored the row, this one does nothing.
      const { text, values } = target.insert(write);
      const insert = { text: `${text} ON CONFLICT DO NOTHING`, values };
      // Reason 3: the caller waits instead of seeing an error, until its deadline.
      for (let longestMs = 50; ; longestMs = Math.min(2 * longestMs, LONGEST_PAUSE_MS)) {
        try {
          return await store(insert);
        } catch (error) {
          // The wait is random, so that the clients do not all return to the new writer at the same time.
          await sleep(Math.random() * longestMs, undefined, { signal }).catch(() => {});
          if (signal.aborted) throw error;
        }
      }
    },
    close: () => pool.end(),
  };

  async function store(insert: { text: string; values: string[] }): Promise<void> {
    const client = await pool.connect();
    try {
      await client.query(insert);
      await client.query('SELECT pg_sleep(0.2)');
    } catch (error) {
      // Reason 2: a connection on which a statement failed is closed. It may lead to the old writer.
      client.release(error as Error);
      throw error;
    }
    client.release();
  }
};

/** Reason 2: after a failover the cluster endpoint leads to the old writer for some seconds. */
async function requireWriter(client: ClientBase): Promise<void> {
  const { rows } = await client.query('SHOW transaction_read_only');
  if (rows[0]?.transaction_read_only !== 'off') throw new Error('connected to a reader');
}

export default open;
