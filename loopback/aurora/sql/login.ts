import type { MemberDatabase } from '../model';
import type { ScramVerifier } from './scram-verifier';
import { parseScramVerifier } from './scram-verifier';

/** How a role proves who it is. */
export type LoginMethod =
  /** The role has been granted `rds_iam`: a token, whatever password it has. */
  | { readonly state: 'iam' }
  | { readonly state: 'password'; readonly verifier: ScramVerifier }
  /** It can in no way: no such role, no usable password, or one that has run out. */
  | { readonly state: 'none' };

interface LoginRow {
  readonly has_iam: boolean;
  /** Null when there is none or its time is up. */
  readonly password: string | null;
}

/**
 * Asks a member how a role logs in. A membership that only lets the role grant `rds_iam` to others does not
 * count: PostgreSQL's own `+rds_iam` in pg_hba.conf counts it, which would shut out the password of every master
 * user (seen with PostgreSQL 17; CREATEROLE has needed the ADMIN option to grant a role since 16).
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
