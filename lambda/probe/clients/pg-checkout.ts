import { Pool } from 'pg';
import type { OpenClient } from '../client';

export const lesson =
  'client.release() without the error puts a connection to the old writer back into the pool, which then reuses it.';

/** Settings in addition to the pool size; everything else is a default of `pg`. */
export const settings = { call: 'pool.connect() and client.release()' };

/** A transaction on a `pg` pool with default settings, as on the page "Transactions" of the documentation of `pg`. */
const open: OpenClient = async (target) => {
  const pool = new Pool(target.pg);
  // Without these listeners, an error on an idle connection, or on a connection in use, ends the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return {
    async write(write) {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        await client.query(target.insert(write));
        await client.query('COMMIT');
      } catch (error) {
        // On a broken connection this throws as well, and its error replaces the first.
        await client.query('ROLLBACK');
        throw error;
      } finally {
        client.release();
      }
    },
    close: () => pool.end(),
  };
};

export default open;
