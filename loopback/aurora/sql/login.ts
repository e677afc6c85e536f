import type { MemberDatabase } from '../model';
import type { ScramVerifier } from './scram-verifier';
import { parseScramVerifier } from './scram-verifier';

/** Method by which a role logs in. */
export type LoginMethod =
  /** The role has been granted `rds_iam`: it needs a token, even if it has a password. */
  | { readonly state: 'iam' }
  | { readonly state: 'password'; readonly verifier: ScramVerifier }
  /** The role cannot log in: it does not exist, or its password is missing, unusable or expired. */
  | { readonly state: 'none' };

interface LoginRow {
  readonly has_iam: boolean;
  /** Null if there is no password or it has expired. */
  readonly password: string | null;
}

/**
 * Asks a member how a role logs in. A membership that only allows the role to grant `rds_iam` to others does not count.
 * PostgreSQL's own `+rds_iam` in pg_hba.conf counts such a membership, and would reject the password of every master
 * user (seen with PostgreSQL 17; since 16, CREATEROLE needs the ADMIN option to grant a role).
 */
export async function findLoginMethod(database: MemberDatabase, user: string): Promise<LoginMethod> {
  const [row] = await database.query<LoginRow>(loginQuery, [user]);
  if (row === undefined) return { state: 'none' };
  if (row.has_iam) return { state: 'iam' };
  const verifier = parseScramVerifier(row.password ?? '');
  return verifier === undefined ? { state: 'none' } : { state: 'password', verifier };
}

const loginQuery = `
  WITH RECURSIVE granted(role) AS (
    SELECT oid FROM pg_catalog.pg_roles WHERE rolname = $1
    UNION
    SELECT m.roleid FROM pg_catalog.pg_auth_members m JOIN granted ON m.member = granted.role
    WHERE m.inherit_option OR m.set_option
  )
  SELECT 'rds_iam'::pg_catalog.regrole IN (SELECT role FROM granted) AS has_iam,
         CASE WHEN coalesce(rolvaliduntil > pg_catalog.now(), true) THEN rolpassword END AS password
  FROM pg_catalog.pg_authid WHERE rolname = $1 AND rolcanlogin`;
