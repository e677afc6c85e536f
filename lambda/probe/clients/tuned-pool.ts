import type { ClientBase, PoolClient, PoolConfig } from 'pg';
import { Pool } from 'pg';
import type { ClientTarget, Insert } from '../client';

/** Settings of a pool for failovers. */
export const TUNED = {
  /** Bounds the wait for a free connection, and the time to open one. */
  connectionTimeoutMillis: 2_000,
  /** Bounds the wait for an answer if the server is gone and nothing closes the connection. */
  query_timeout: 3_000,
  /** Detects a dead idle connection. */
  keepAlive: true,
  keepAliveInitialDelayMillis: 1_000,
  idleTimeoutMillis: 10_000,
  /** Bounds the time for which the pool can keep a connection to an old writer. */
  maxLifetimeSeconds: 60,
} as const satisfies PoolConfig;

/** Creates a pool, by default on the cluster endpoint, that accepts connections to a writer only. */
export function createTunedPool(target: ClientTarget, overrides: PoolConfig = {}): Pool {
  const pool = new Pool({ ...target.pg, ...TUNED, onConnect: requireWriter, ...overrides });
  // Without these listeners, an error on an idle connection, or on a connection in use, ends the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** Runs a statement on a connection of the pool. */
export async function runOnPool(pool: Pool, statement: Insert): Promise<void> {
  await runAndRelease(await pool.connect(), statement);
}

/** Runs a statement. A connection on which a statement failed is closed, not returned to the pool. */
export async function runAndRelease(client: PoolClient, statement: Insert): Promise<void> {
  try {
    await client.query(statement);
  } catch (error) {
    client.release(error as Error);
    throw error;
  }
  client.release();
}

/** Refuses a connection to a reader: after a failover the cluster endpoint leads to the old writer for some time. */
async function requireWriter(client: ClientBase): Promise<void> {
  const { rows } = await client.query('SHOW transaction_read_only');
  if (rows[0]?.transaction_read_only !== 'off') throw new Error('connected to a reader');
}
