import { eventually } from 'aurora-loopback/testing/eventually';
import type { FrontedCluster } from 'aurora-loopback/testing/fronted-cluster';
import type { ClientName } from './client-failover';

/**
 * Waits until the pools of the clients have opened all their connections to the old writer, after a failover from db-1 to
 * db-2, or until the cluster endpoint leads to db-2. A lock on the table keeps their writes waiting, so each write needs
 * another connection. The lock is taken on the new writer; the old writer, a reader now, replays it.
 */
export async function fillPoolsOfOldWriter(
  { cluster, connect }: FrontedCluster,
  clients: readonly ClientName[],
): Promise<void> {
  await eventually(() => cluster.writer?.identifier, 'db-2');
  await eventually(() => cluster.connectionTarget({ instance: 'db-1' }).state, 'member', 10_000);
  const locker = await connect({ instance: 'db-2' });
  await locker.query('BEGIN');
  await locker.query('LOCK TABLE failover_lab.client_writes');
  // Sends the record of the lock to the reader.
  await cluster.member('db-2').database.query('CHECKPOINT');
  const hasMoved = () => {
    const target = cluster.connectionTarget('cluster');
    return target.state === 'member' && target.member.identifier === 'db-2';
  };
  const { database } = cluster.member('db-1');
  const areFull = async () => (await database.query(FULL_POOLS)).length === clients.length;
  await eventually(async () => hasMoved() || (await areFull()), true, 10_000);
  await locker.query('ROLLBACK');
}

/** Clients whose writes have waited for a second, without opening a connection in the last half of it. */
const FULL_POOLS = `
  SELECT application_name FROM pg_stat_activity
  WHERE application_name LIKE 'failover-client %' AND application_name <> 'failover-client pg-fresh'
  GROUP BY application_name
  HAVING min(query_start) FILTER (WHERE wait_event_type = 'Lock') < clock_timestamp() - interval '1 s'
  AND max(backend_start) < clock_timestamp() - interval '500 ms'`;
