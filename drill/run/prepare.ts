import { execute } from '../aws/data-api';
import type { DeployedLab } from '../aws/deployed-lab';
import type { Context } from './context';

/** The role that the stack tells the probe to log in as. */
export const PROBE_ROLE = 'failover_probe';

/** What `lambda/probe/contract.ts` expects of the database. Each may be run any number of times. */
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
  `GRANT USAGE ON SCHEMA failover_lab TO ${PROBE_ROLE}`,
  `GRANT SELECT, INSERT ON failover_lab.runs, failover_lab.writes TO ${PROBE_ROLE}`,
];

/** Makes the role, the schema and the tables of the probe, as far as they are missing. */
export async function prepareDatabase(context: Context, lab: DeployedLab): Promise<void> {
  context.listen({ state: 'preparing' });
  for (const statement of PREPARATION) await execute(context, lab, statement);
}
