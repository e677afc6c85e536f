import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { Pool } from 'pg';
import type { Insert, OpenClient } from '../client';

export const lesson =
  'db.transaction() puts a connection to the old writer back into the pool; if BEGIN fails, the pool loses a connection.';

/** Settings in addition to the pool size; everything else is a default of Drizzle and `pg`. */
export const settings = { call: 'db.transaction()' };

/** A Drizzle transaction on a `pg` pool with default settings. */
const open: OpenClient = async (target) => {
  const pool = new Pool(target.pg);
  // Without these listeners, an error on an idle connection, or on a connection in use, ends the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = drizzle(pool);
  return {
    async write(write) {
      await db.transaction((tx) => tx.execute(toSql(target.insert(write))));
    },
    close: () => pool.end(),
  };
};

/** Returns the statement in the form of Drizzle, which numbers the placeholders itself. */
function toSql({ text, values }: Insert) {
  const [first = '', ...rest] = text.split(/\$\d/);
  return rest.reduce((query, part, index) => sql`${query}${values[index]}${sql.raw(part)}`, sql.raw(first));
}

export default open;
