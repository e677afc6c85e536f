import { dirname } from 'node:path';
import { Client } from 'pg';
import { systemClock } from '../../../aurora/clock';
import { AuroraCluster } from '../../../aurora/cluster';
import type { AuroraClusterOptions } from '../../../aurora/cluster-options';
import { EventLog } from '../../../aurora/event-log';
import type { EndpointName, Member } from '../../../aurora/model';
import { PACES } from '../../../aurora/pace';
import { PostgresDatabase } from '../../../aurora/postgres-database';
import { createPostgresEngine } from '../../../aurora/postgres-engine';
import { findPostgres } from '../../../postgres/binaries';
import type { PostgresHome } from '../../../postgres/home';
import { createPostgresHome } from '../../../postgres/home';
import { waitFor } from '../../../testing/wait-for';

export interface RealCluster {
  readonly cluster: AuroraCluster;
  readonly home: PostgresHome;
  readonly lines: readonly string[];
  close(): Promise<void>;
}

/**
 * Creates a cluster of real servers with instances `i1` (writer), `i2`, …, each in a different zone, and a table
 * `writes`.
 */
export async function createRealCluster(
  instances: number,
  options: Partial<AuroraClusterOptions> = {},
): Promise<RealCluster> {
  const home = await createPostgresHome(await findPostgres(process.env));
  const lines: string[] = [];
  const cluster = AuroraCluster.create(
    {
      identifier: 'real',
      engineVersion: home.binaries.version,
      port: 5432,
      instances: Array.from({ length: instances }, (_, index) => ({
        identifier: `i${index + 1}`,
        instanceClass: 'db.r7g.large',
        availabilityZone: `z${index + 1}`,
      })),
      prepareVolume: async (database) => {
        await database.query('CREATE TABLE writes (key bigint PRIMARY KEY)');
      },
      ...options,
    },
    {
      engine: createPostgresEngine(home),
      clock: systemClock,
      pace: PACES.instant,
      events: new EventLog(),
      log: (line) => lines.push(line),
    },
  );
  const close = async (): Promise<void> => {
    await cluster.close();
    await home.close();
  };
  await cluster.ready.done.catch(async (error) => {
    await close();
    throw error;
  });
  return { cluster, home, lines, close };
}

/**
 * Opens a session with the instance to which an endpoint leads now. Writes of the session are acknowledged like those of
 * every client.
 */
export async function connectTo(cluster: AuroraCluster, endpoint: EndpointName): Promise<Client> {
  const target = cluster.connectionTarget(endpoint);
  if (target.state !== 'member') throw new Error(target.reason);
  const client = new Client({
    host: dirname(target.socketPath),
    port: Number(target.socketPath.split('.').at(-1)),
    user: 'rdsadmin',
    database: 'postgres',
    connectionTimeoutMillis: 2_000,
  });
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** Kills only the server's main process, as the kernel does when memory runs out. */
export function killServer({ identifier, database }: Member): void {
  const processId = database instanceof PostgresDatabase ? database.server.pid : undefined;
  if (processId === undefined) throw new Error(`${identifier} has no server process.`);
  process.kill(processId, 'SIGKILL');
}

/** Also waits until the endpoint is open, because a dead instance counts as available until its death is detected. */
export async function untilAvailable(cluster: AuroraCluster, timeoutMs = 30_000): Promise<void> {
  await waitFor('the cluster and all instances are available', timeoutMs, () => {
    const statuses = [cluster.status, ...cluster.members.map(({ status }) => status)];
    const isOpen = cluster.connectionTarget('cluster').state === 'member';
    const isAvailable = isOpen && statuses.every((status) => status === 'available');
    return isAvailable ? undefined : `${statuses.join(', ')}, endpoint ${isOpen ? 'open' : 'closed'}`;
  });
}
