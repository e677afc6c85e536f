import { Pool } from 'pg';
import type { OpenClient } from '../client';

export const lesson =
  "A pool without a listener for 'error' ends the process when the server closes an idle connection.";

/** With `min` the pool keeps idle connections open, as an application with varying load does. */
export const settings = { call: 'pool.query()', min: 4 };

/** Like `pg-query`, but with open idle connections and without the listener. */
const open: OpenClient = async (target) => {
  const pool = new Pool({ ...target.pg, min: settings.min });
  await Promise.all(Array.from({ length: settings.min }, () => pool.query('SELECT 1')));
  return {
    async write(write) {
      await pool.query(target.insert(write));
    },
    close: () => pool.end(),
  };
};

export default open;
