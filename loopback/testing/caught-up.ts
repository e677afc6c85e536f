import type { AuroraCluster } from '../aurora/cluster';
import { eventually } from './eventually';

/** Waits until every reader has replayed what the writer had written at the time of the call. */
export async function caughtUp(cluster: AuroraCluster): Promise<void> {
  const [written] =
    (await cluster.writer?.database.query<{ lsn: string }>('SELECT pg_current_wal_lsn() AS lsn')) ?? [];
  for (const { role, database } of cluster.members) {
    if (role === 'writer') continue;
    const hasApplied = async () => {
      const [row] = await database.query<{ applied: boolean }>(
        'SELECT pg_last_wal_replay_lsn() >= $1 AS applied',
        [written?.lsn],
      );
      return row?.applied ?? false;
    };
    await eventually(hasApplied, true);
  }
}
