import postgres from 'postgres';
import type { OpenClient } from '../client';

export const lesson =
  'Postgres.js recovers late, because it waits up to 20 seconds between two attempts to connect.';

/** Settings in addition to the pool size; everything else is a default of Postgres.js. */
export const settings = { call: 'sql.unsafe()' };

/**
 * Postgres.js with default settings. If it connects to the old writer before the cluster endpoint moves, it keeps that
 * connection for 30 to 60 minutes (`max_lifetime`): no error of a statement closes a connection.
 */
const open: OpenClient = async (target) => {
  const sql = postgres({
    ...target.writer,
    user: target.user,
    database: target.database,
    password: () => target.password(),
    ssl: { ca: target.ca },
    ...(target.pg.max !== undefined && { max: target.pg.max }),
  });
  return {
    async write(write) {
      const { text, values } = target.insert(write);
      await sql.unsafe(text, values);
    },
    close: () => sql.end({ timeout: 1 }),
  };
};

export default open;
