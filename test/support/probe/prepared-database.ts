import type { Client } from 'pg';

export const PROBE_ROLE = 'app';

/** What `lambda/probe/contract.ts` expects to find in the database. */
const STATEMENTS = [
  `DO $$ BEGIN
     IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${PROBE_ROLE}') THEN CREATE ROLE ${PROBE_ROLE} LOGIN; END IF;
   END $$`,
  `GRANT rds_iam TO ${PROBE_ROLE}`,
  'CREATE SCHEMA IF NOT EXISTS failover_lab',
  `CREATE TABLE IF NOT EXISTS failover_lab.runs (
     run_id text PRIMARY KEY,
     started_at timestamptz NOT NULL DEFAULT clock_timestamp()
   )`,
  `CREATE TABLE IF NOT EXISTS failover_lab.writes (
     run_id text NOT NULL,
     lane text NOT NULL,
     seq integer NOT NULL,
     attempt smallint NOT NULL
   )`,
  'CREATE INDEX IF NOT EXISTS writes_key ON failover_lab.writes (run_id, lane, seq, attempt)',
  `GRANT USAGE ON SCHEMA failover_lab TO ${PROBE_ROLE}`,
  `GRANT SELECT, INSERT ON failover_lab.runs, failover_lab.writes TO ${PROBE_ROLE}`,
];

export async function prepareDatabase(client: Client): Promise<void> {
  for (const statement of STATEMENTS) await client.query(statement);
}
