import type { Endpoint, OpenClient } from '../client';

export const lesson =
  'AWS’s wrapper asks the members for the new writer, and then reports one FailoverSuccessError on each connection.';

/** Everything else is a default of the AWS Advanced NodeJS Wrapper. */
export const settings = { plugins: 'failover2,efm2', connections: 4 };

/**
 * The AWS Advanced NodeJS Wrapper on four connections. They do not come from its pool: after a failover,
 * `AwsPgPoolClient` of version 2.0.1 continues to use connections to the old writer, and does not close all at the end.
 */
const open: OpenClient = async (target) => {
  const { AwsPGClient, PluginManager } = await load();
  const clients = Array.from(
    { length: settings.connections },
    () =>
      new AwsPGClient({
        ...target.writer,
        user: target.user,
        database: target.database,
        // The wrapper also connects to the instance endpoints. `pg` passes the endpoint of the connection.
        password: ({ host, port }: Endpoint) => target.password({ host, port }),
        ssl: { ca: target.ca },
        plugins: settings.plugins,
      }),
  );
  await Promise.all(clients.map((client) => client.connect()));

  /** The clients in the order of use. Each resolves when the last write of the client has been answered. */
  const turns = clients.map((client) => Promise.resolve(client));
  return {
    async write(write) {
      const turn = turns.shift();
      if (!turn) throw new Error('no connections');
      const answer = turn.then((client) => client.query(target.insert(write)));
      // After a FailoverSuccessError the client is connected to the new writer.
      turns.push(answer.then(() => turn).catch(() => turn));
      await answer;
    },
    async close() {
      await Promise.all(clients.map((client) => client.end()));
      await PluginManager.releaseResources();
    },
  };
};

/** Imports the package in a `try` block: it is optional, and esbuild then accepts that it is not installed. */
async function load() {
  try {
    const { AwsPGClient } = await import('aws-advanced-nodejs-wrapper/pg');
    const { PluginManager } = await import('aws-advanced-nodejs-wrapper');
    return { AwsPGClient, PluginManager };
  } catch (cause) {
    throw new Error('aws-advanced-nodejs-wrapper cannot be loaded; install it to run this client', { cause });
  }
}

export default open;
