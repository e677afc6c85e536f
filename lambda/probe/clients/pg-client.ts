import { Client } from 'pg';
import type { OpenClient } from '../client';

export const lesson =
  'A pg.Client never reconnects: after the connection breaks, every write fails until the application opens another.';

export const settings = { connections: 1 };

/** One connection for the life of the application. `pg` runs its statements one after another. */
const open: OpenClient = async (target) => {
  const client = new Client(target.pg);
  // Without this listener, the end of the connection ends the process.
  client.on('error', () => {});
  await client.connect();
  return {
    async write(write) {
      await client.query(target.insert(write));
    },
    close: () => client.end(),
  };
};

export default open;
