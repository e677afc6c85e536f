import { Pool } from 'pg';
import type { OpenClient } from '../client';

export const lesson =
  'pool.query() closes a connection after any error, so it recovers when the cluster endpoint leads to the new writer.';

/** Settings in addition to the pool size; everything else is a default of `pg`. */
export const settings = { call: 'pool.query()' };

/** A `pg` pool with default settings. */
const open: OpenClient = async (target) => {
  const pool = new Pool(target.pg);
  // Without this listener, an error on an idle connection ends the process.
  pool.on('error', () => {});
  return {
    async write(write) {
      await pool.query(target.insert(write));
    },
    close: () => pool.end(),
  };
};

export default open;
