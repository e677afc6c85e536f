import type { SystemUser } from './server-user';

/** Internal superuser of the account's own sessions. */
export const ADMIN_ROLE = 'rdsadmin';
/** Role of the standbys' replication connections. */
export const REPLICATION_ROLE = 'rdsrepladmin';

/**
 * Creates the roles that every data folder has from the start: the access rules name rds_iam, standbys need
 * rdsrepladmin.
 */
export const INTERNAL_ROLES = [
  `CREATE ROLE ${REPLICATION_ROLE} LOGIN REPLICATION`,
  'CREATE ROLE rds_superuser',
  'CREATE ROLE rds_iam',
];

/**
 * Access rules of the socket; the first matching line decides. Peers are identified by the kernel, so other users
 * cannot connect. A member of rds_iam needs no password here, because the cluster's endpoint has already verified its
 * token. The line for rds_iam is before the line for passwords, so a member of rds_iam cannot use a password, as on Aurora.
 */
export const HBA = `
local  replication  ${REPLICATION_ROLE}  peer map=servers
local  all          ${ADMIN_ROLE}        peer map=lab
local  all          ${REPLICATION_ROLE}  reject
local  all          +rds_iam             peer map=lab
local  all          all                  scram-sha-256
`;

/** Renders pg_ident.conf. `all` is any database user: https://www.postgresql.org/docs/16/auth-username-maps.html */
export function renderIdent(lab: SystemUser, server: SystemUser): string {
  return `
lab      ${quoteName(lab.name)}     all
servers  ${quoteName(server.name)}  ${REPLICATION_ROLE}
`;
}

/** Quotes a name, so that PostgreSQL takes it literally, even if it starts with a slash. */
function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
