import { escapeIdentifier, escapeLiteral } from 'pg';
import { createScramVerifier, renderScramVerifier } from './scram-verifier';

/**
 * The statements that make Aurora's roles and the master user, on top of the empty `rds_superuser` and `rds_iam`
 * every server starts with (user guide, "Understanding the rds_superuser role"). The password appears as what
 * PostgreSQL stores of it, so that no log can hold it.
 */
export function roleStatements(masterUsername: string, masterPassword: string): string[] {
  const master = escapeIdentifier(masterUsername);
  return [
    'CREATE ROLE rds_password',
    'CREATE ROLE rds_replication',
    'GRANT pg_monitor, pg_signal_backend, rds_password, rds_replication TO rds_superuser WITH ADMIN OPTION',
    // May grant it, does not have it: a member of rds_superuser keeps its password.
    'GRANT rds_iam TO rds_superuser WITH ADMIN TRUE, INHERIT FALSE, SET FALSE',
    `CREATE ROLE ${master} LOGIN CREATEDB CREATEROLE VALID UNTIL 'infinity'`,
    passwordStatement(masterUsername, masterPassword),
    `GRANT rds_superuser TO ${master} WITH ADMIN OPTION`,
    // The master user owns the databases, so their settings are its own; those of a role come before them.
    'ALTER ROLE rdsadmin SET search_path = pg_catalog',
    // What AWS's drivers recognise, and what a user who is no superuser can create here.
    `DO $$ BEGIN EXECUTE format('ALTER ROLE ALL SET rds.extensions TO %L', (
       SELECT string_agg(name, ', ' ORDER BY name) FROM (
         SELECT name FROM pg_available_extension_versions WHERE trusted UNION SELECT 'aurora_stat_utils'
       ) AS extension)); END $$`,
  ];
}

/** Gives a role a password, kept as SCRAM-SHA-256. */
export function passwordStatement(username: string, password: string): string {
  const verifier = renderScramVerifier(createScramVerifier(password));
  return `ALTER ROLE ${escapeIdentifier(username)} PASSWORD ${escapeLiteral(verifier)}`;
}
