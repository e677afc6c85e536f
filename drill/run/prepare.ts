import { execute } from '../aws/data-api';
import type { DeployedLab } from '../aws/deployed-lab';
import type { Context } from './context';

/** Database role that the probe logs in as. The stack sets the probe's `DATABASE_USER` to the same name. */
export const PROBE_ROLE = 'failover_probe';

/** Statements that `lambda/probe/contract.ts` requires. All are idempotent. */
export const PREPARATION: readonly string[] = [
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
  `CREATE TABLE IF NOT EXISTS failover_lab.client_writes (
  run_id text,
  client text,
  key text,
  attempt integer,
  PRIMARY KEY (run_id, client, key, attempt)
)`,
  `GRANT USAGE ON SCHEMA failover_lab TO ${PROBE_ROLE}`,
  `GRANT SELECT, INSERT ON failover_lab.runs, failover_lab.writes, failover_lab.client_writes TO ${PROBE_ROLE}`,
];

/** Creates the probe's role, schema and tables where they are missing. */
export async function prepareDatabase(context: Context, lab: DeployedLab): Promise<void> {
  context.listen({ state: 'preparing' });
  for (const statement of PREPARATION) await execute(context, lab, statement);
}
