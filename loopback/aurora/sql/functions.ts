import { injectCrashStatements } from './inject-crash';
import { replayLagFunction, replicaStatusFunction } from './replica-status';

/**
 * Statements that create Aurora's own functions in one database. They are in `pg_catalog`, as on Aurora: drivers find
 * them there with any search path, and no client can replace them.
 */
export const functionStatements: readonly string[] = [
  'SET allow_system_table_mods = on',

  // `cluster_name` of every server is the identifier of its instance.
  `CREATE OR REPLACE FUNCTION pg_catalog.aurora_db_instance_identifier() RETURNS varchar
   LANGUAGE sql STABLE PARALLEL SAFE
   RETURN nullif(current_setting('cluster_name'), '')`,

  // "Aurora version numbers follow PostgreSQL version numbers", with a patch number (user guide, "aurora_version").
  `CREATE OR REPLACE FUNCTION pg_catalog.aurora_version() RETURNS varchar
   LANGUAGE sql STABLE PARALLEL SAFE
   RETURN current_setting('server_version_num')::integer / 10000 || '.'
       || current_setting('server_version_num')::integer % 10000 || '.0'`,

  replayLagFunction,
  'REVOKE ALL ON FUNCTION pg_catalog.aurora_replay_lag(pg_lsn) FROM PUBLIC',
  replicaStatusFunction,
  ...injectCrashStatements,

  // AWS's drivers recognise Aurora by the setting rds.extensions in pg_settings. PostgreSQL's own view does not list it,
  // because PostgreSQL does not define it.
  `CREATE OR REPLACE VIEW pg_catalog.pg_settings AS
   SELECT * FROM pg_catalog.pg_show_all_settings()
   UNION ALL
   SELECT 'rds.extensions', current_setting('rds.extensions', true), NULL, 'Customized Options',
     'List of extensions that can be created.', NULL, 'user', 'string', 'global', NULL, NULL, NULL::text[],
     NULL, current_setting('rds.extensions', true), NULL, NULL::integer, false
   WHERE current_setting('rds.extensions', true) IS NOT NULL`,
];
