import { escapeIdentifier, escapeLiteral } from 'pg';
import { createScramVerifier, renderScramVerifier } from './scram-verifier';

/**
 * Returns the statements that create Aurora's roles and the master user, in addition to the empty `rds_superuser` and
 * `rds_iam` that every server starts with (user guide, "Understanding the rds_superuser role"). The password appears in
 * the form in which PostgreSQL stores it, so that no log can contain it.
 */
export function roleStatements(masterUsername: string, masterPassword: string): string[] {
  const master = escapeIdentifier(masterUsername);
  return [
    'CREATE ROLE rds_password',
    'CREATE ROLE rds_replication',
    'GRANT pg_monitor, pg_signal_backend, rds_password, rds_replication TO rds_superuser WITH ADMIN OPTION',
    // rds_superuser may grant rds_iam, but is not a member of it: a member of rds_iam could not log in with a password.
    'GRANT rds_iam TO rds_superuser WITH ADMIN TRUE, INHERIT FALSE, SET FALSE',
    `CREATE ROLE ${master} LOGIN CREATEDB CREATEROLE VALID UNTIL 'infinity'`,
    passwordStatement(masterUsername, masterPassword),
    `GRANT rds_superuser TO ${master} WITH ADMIN OPTION`,
    // The master user owns the databases, and may set their search_path. The setting of a role takes precedence, so
    // sessions of rdsadmin do not use that path.
    'ALTER ROLE rdsadmin SET search_path = pg_catalog',
    // The setting by which AWS's drivers recognise Aurora, with the extensions that a user who is not a superuser can
    // create here.
    `DO $$ BEGIN EXECUTE format('ALTER ROLE ALL SET rds.extensions TO %L', (
       SELECT string_agg(name, ', ' ORDER BY name) FROM (
         SELECT name FROM pg_available_extension_versions WHERE trusted UNION SELECT 'aurora_stat_utils'
       ) AS extension)); END $$`,
  ];
}

/** Returns the statement that sets a role's password, stored as SCRAM-SHA-256. */
export function passwordStatement(username: string, password: string): string {
  const verifier = renderScramVerifier(createScramVerifier(password));
  return `ALTER ROLE ${escapeIdentifier(username)} PASSWORD ${escapeLiteral(verifier)}`;
}
