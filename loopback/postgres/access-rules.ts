import type { SystemUser } from './server-user';

/** The internal superuser: the lab's own sessions. */
export const ADMIN_ROLE = 'rdsadmin';
/** The role standbys stream as. */
export const REPLICATION_ROLE = 'rdsrepladmin';

/** Roles every data folder has from the start: the access rules name rds_iam, standbys need rdsrepladmin. */
export const INTERNAL_ROLES = [
  `CREATE ROLE ${REPLICATION_ROLE} LOGIN REPLICATION;`,
  'CREATE ROLE rds_superuser;',
  'CREATE ROLE rds_iam;',
];

/**
 * Who may enter by which socket connection; the first line that fits decides. Peers are asked of the kernel, so no
 * stranger passes. A member of rds_iam is let in on the lab's word, whose endpoint has verified its token; the line
 * stands before the last, so a password is of no use to it, as on Aurora.
 */
export const HBA = `
local  replication  ${REPLICATION_ROLE}  peer map=servers
local  all          ${ADMIN_ROLE}        peer map=lab
local  all          ${REPLICATION_ROLE}  reject
local  all          +rds_iam             peer map=lab
local  all          all                  scram-sha-256
`;

/** `all` as the database user: https://www.postgresql.org/docs/16/auth-username-maps.html */
export function renderIdent(lab: SystemUser, server: SystemUser): string {
  return `
lab      ${quoteName(lab.name)}     all
servers  ${quoteName(server.name)}  ${REPLICATION_ROLE}
`;
}

/** A quoted name is taken literally, a leading slash included. */
function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
