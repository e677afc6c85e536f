import { basename, dirname, extname } from 'node:path';
import { Client, escapeIdentifier } from 'pg';
import type { MemberDatabase } from '../model';
import { functionStatements } from './functions';
import { passwordStatement, roleStatements } from './roles';

export interface AuroraInstallation {
  readonly masterUsername: string;
  /** Printable ASCII. */
  readonly masterPassword: string;
  /** First database, owned by the master user. @default only `postgres` */
  readonly databaseName?: string;
}

/**
 * Returns the statements that turn the template database of a new volume into Aurora's: roles, master user, and Aurora's
 * functions for every database that is created later.
 */
export function templateStatements({ masterUsername, masterPassword }: AuroraInstallation): string[] {
  const master = escapeIdentifier(masterUsername);
  return [
    ...roleStatements(masterUsername, masterPassword),
    ...['postgres', 'template1'].map((database) => `ALTER DATABASE ${database} OWNER TO ${master}`),
    ...functionStatements,
  ];
}

/**
 * Completes a volume that began with `templateStatements`: creates the first database, and Aurora's functions in the
 * other initial databases. Call this once, on the writer; readers receive it with the data.
 */
export async function installAurora(server: MemberDatabase, options: AuroraInstallation): Promise<void> {
  const { masterUsername, databaseName } = options;
  const install = (database: string) =>
    inDatabase(server, database, async (session) => {
      await session.query(functionStatements.join(';\n'));
    });
  await inDatabase(server, 'postgres', async (session) => {
    // Restore programs create databases from template0, so it needs the functions too.
    await session.query('ALTER DATABASE template0 ALLOW_CONNECTIONS true');
    const createFirst = async () => {
      if (databaseName === undefined || isInitial(databaseName)) return;
      const [name, owner] = [databaseName, masterUsername].map(escapeIdentifier);
      // The default strategy writes the whole database to the log as well, which every reader receives.
      await session.query(`CREATE DATABASE ${name} OWNER ${owner} STRATEGY file_copy`);
    };
    await Promise.all([createFirst(), install('postgres'), install('template0')]);
    await session.query('ALTER DATABASE template0 ALLOW_CONNECTIONS false');
  });
}

function isInitial(database: string): boolean {
  return ['template0', 'template1', 'postgres'].includes(database);
}

/** Replaces the master user's password on the writer. Returns when the change would survive a failover. */
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
 * Runs work in one session as the internal superuser. The master user owns the databases, so it can change the default
 * `search_path` of a database: a superuser's session would then call the master user's functions. Settings given at the
 * start of the session override these defaults.
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
    // Every option is set, because the client takes missing ones from PG* variables.
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

/** Ignores the error: after a session breaks while idle, its next query fails as well. */
function ignore(): void {}
