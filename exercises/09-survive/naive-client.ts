/**
 * The client of exercise 9: an application that stores orders, written as many applications are. It works until the
 * database fails over. Copy it to `my-client.ts`, and change the copy until `npm run lab -- check 9` passes.
 */

import type { OpenClient } from 'aurora-failover-lab/client';
import { Pool } from 'pg';

const CONNECTIONS = 10;

const open: OpenClient = async (target) => {
  // `target.pg` leads to the cluster endpoint. All connections are opened now, and stay open.
  const pool = new Pool({ ...target.pg, max: CONNECTIONS, min: CONNECTIONS });
  await Promise.all(Array.from({ length: CONNECTIONS }, () => pool.query('SELECT 1')));
  let lastId = 0;

  return {
    /** Stores one order. The caller waits for the answer, and sees an error if this rejects. */
    async write(write) {
      const client = await pool.connect();
      try {
        // Every INSERT makes a new row, as in a table whose key is a serial number.
        lastId += 1;
        await client.query(target.insert({ ...write, attempt: lastId }));
        // The reply to the caller needs a slow query. The row is already stored when it begins.
        await client.query('SELECT pg_sleep(0.2)');
      } finally {
        client.release();
      }
    },
    close: () => pool.end(),
  };
};

export default open;
