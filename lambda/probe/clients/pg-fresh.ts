import { Client } from 'pg';
import type { OpenClient } from '../client';

export const lesson =
  'A new connection for every write leads to the old writer until the cluster endpoint leads to the new one.';

/** Everything else is a default of `pg`. Aurora limits logins with a token to fewer than 200 per second. */
export const settings = { connections: 'one per write' };

/** A connection for each write. */
const open: OpenClient = async (target) => ({
  async write(write) {
    const client = new Client(target.pg);
    // Without this listener, an error between two statements ends the process.
    client.on('error', () => {});
    try {
      await client.connect();
      await client.query(target.insert(write));
    } finally {
      await client.end();
    }
  },
  async close() {},
});

export default open;
