import { basename, dirname, extname } from 'node:path';
import { Client, escapeIdentifier } from 'pg';
import type { MemberDatabase } from '../model';
import { installFunctions } from './functions';
import { passwordStatement, roleStatements } from './roles';

export interface AuroraInstallation {
  readonly masterUsername: string;
  /** Printable ASCII. */
  readonly masterPassword: string;
  /** The first database, owned by the master user. @default none but `postgres` */
  readonly databaseName?: string;
}

/**
 * Turns a freshly initialised PostgreSQL server into an Aurora volume: roles, master user, Aurora's functions in
 * every database there is or will be. To be called once, on the writer; readers get it with the data.
 */
export async function installAurora(server: MemberDatabase, options: AuroraInstallation): Promise<void> {
  const { masterUsername, masterPassword, databaseName } = options;
  const master = escapeIdentifier(masterUsername);
  const databases = ['template0', 'template1', 'postgres'];
  await inDatabase(server, 'postgres', async (session) => {
    for (const statement of roleStatements(masterUsername, masterPassword)) await session.query(statement);
    for (const database of ['postgres', 'template1']) {
      await session.query(`ALTER DATABASE ${database} OWNER TO ${master}`);
    }
    if (databaseName !== undefined && !databases.includes(databaseName)) {
      await session.query(`CREATE DATABASE ${escapeIdentifier(databaseName)} OWNER ${master}`);
      databases.push(databaseName);
    }
    // Restoring programs create databases from template0, so it needs the functions too.
    await session.query('ALTER DATABASE template0 ALLOW_CONNECTIONS true');
    await Promise.all(databases.map((database) => inDatabase(server, database, installFunctions)));
    await session.query('ALTER DATABASE template0 ALLOW_CONNECTIONS false');
  });
}

/** Replaces the master user's password on the writer; returns when the change is safe against a failover. */
export async function changePassword(
  server: MemberDatabase,
  username: string,
  password: string,
): Promise<void> {
  await inDatabase(server, 'postgres', async (session) => {
    await session.query('SET synchronous_commit = on');
    await session.query(passwordStatement(username, password));
  });
}

/**
 * One session as the internal superuser. Its settings are given at start because the master user owns the
 * databases and could otherwise have a superuser's session find functions of its own making.
 */
async function inDatabase(
  { socketPath }: MemberDatabase,
  database: string,
  work: (session: Client) => Promise<void>,
): Promise<void> {
  const session = new Client({
    host: dirname(socketPath),
    port: Number(extname(basename(socketPath)).slice(1)),
    user: 'rdsadmin',
    database,
    // What is not said, the client would take from PG* variables.
    ssl: false,
    application_name: 'lab',
    options: '-c search_path=pg_catalog -c synchronous_commit=local',
  });
  session.on('error', ignore);
  await session.connect();
  try {
    await work(session);
  } finally {
    await session.end();
  }
}

/** A session that breaks while idle says so again with its next query. */
function ignore(): void {}
