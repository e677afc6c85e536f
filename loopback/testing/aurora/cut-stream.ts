import type { AuroraCluster } from '../../aurora/cluster';
import { PostgresDatabase } from '../../aurora/postgres-database';
import { waitFor } from '../wait-for';

/** Stops replication to a reader. The reader does not detect it. */
export async function cutStream(cluster: AuroraCluster, identifier: string): Promise<void> {
  const { database } = cluster.member(identifier);
  if (!(database instanceof PostgresDatabase)) throw new Error('not a PostgreSQL server');
  await database.server.follow(undefined);
  await waitFor(`${identifier} stops receiving`, 5_000, async () => {
    const receivers = await database.query('SELECT FROM pg_stat_wal_receiver');
    return receivers.length === 0 ? undefined : 'it is still streaming';
  });
}
