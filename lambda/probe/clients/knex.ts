import createKnex from 'knex';
import type { OpenClient } from '../client';

export const lesson =
  'Knex puts a connection to the old writer back into its pool after an error, and uses it for the next write.';

/** Settings in addition to the pool size; everything else is a default of Knex. */
export const settings = { client: 'pg', call: 'knex.raw()' };

/** Knex with default settings. */
const open: OpenClient = async (target) => {
  const knex = createKnex({
    client: settings.client,
    connection: {
      ...target.writer,
      user: target.user,
      database: target.database,
      password: () => target.password(),
      ssl: { ca: target.ca },
      application_name: target.pg.application_name,
    },
    pool: { max: target.pg.max },
    // By default, every error of a connection is logged with its stack.
    log: { warn() {}, error() {} },
  });
  return {
    async write(write) {
      const { text, values } = target.insert(write);
      // In Knex, a question mark is the placeholder.
      await knex.raw(text.replace(/\$\d/g, '?'), values);
    },
    close: () => knex.destroy(),
  };
};

export default open;
