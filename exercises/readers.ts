import type { ExerciseLab } from './exercise';

/**
 * Runs a statement on each reader. Returns the first column of the first row by the reader's identifier; `unreachable` on
 * AWS, where the members accept connections only from inside the VPC.
 */
export async function queryReaders(
  lab: ExerciseLab,
  sql: string,
): Promise<ReadonlyMap<string, string | null> | 'unreachable'> {
  const { members } = await lab.cluster();
  const found = new Map<string, string | null>();
  for (const { identifier } of members.filter(({ isWriter }) => !isWriter)) {
    const result = await lab.query(identifier, sql);
    if (result === 'unreachable') return result;
    found.set(identifier, result.rows[0]?.[0] ?? null);
  }
  return found;
}

const LAGS = `SELECT coalesce(json_object_agg(server_id, replica_lag_in_msec), '{}')::text
FROM aurora_replica_status() WHERE session_id <> 'MASTER_SESSION_ID'`;

/** Returns the lag of each reader in ms, as the writer knows it; null if it does not know it. */
export async function readLagsMs(lab: ExerciseLab): Promise<ReadonlyMap<string, number | null>> {
  const lags = JSON.parse(String(await lab.execute(LAGS)));
  return new Map(Object.entries(lags as Record<string, number | null>));
}
