import { join } from 'node:path';
import type { Client } from 'pg';
import { ADMIN_ROLE, INTERNAL_ROLES } from './access-rules';
import { PostgresExitError } from './errors';
import type { PostgresHome } from './home';
import type { PostgresServer } from './server';
import { commonSettings, renderSettings } from './settings';

/*
 * Folders are named by their path within the home, such as "orders-1".
 */

/** Small, because each copy of a new folder contains a segment, and each promotion copies one. */
const WAL_SEGMENT_MB = '1';

/**
 * Runs `initdb`, creates the internal roles rdsadmin (superuser), rdsrepladmin, rds_superuser and rds_iam, and runs the
 * statements in `template1`, of which later databases are copies. Throws PostgresExitError if a statement fails, and
 * RangeError if one contains a semicolon and an empty line.
 */
export async function initialise(
  home: PostgresHome,
  folder: string,
  templateStatements: readonly string[] = [],
): Promise<void> {
  const statements = asOneCommand([...INTERNAL_ROLES, ...templateStatements]);
  await run(home, 'initdb', folder, '', [
    ...['--pgdata', join(home.folder, folder), '--username', ADMIN_ROLE, '--auth', 'reject'],
    ...[
      '--encoding',
      'UTF8',
      '--no-locale',
      '--wal-segsize',
      WAL_SEGMENT_MB,
      '--no-sync',
      '--no-instructions',
    ],
  ]);
  // Written before the first start: the server then records sizes such as `max_connections`, and a standby must not
  // have less.
  await home.keeper.call('write', {
    files: { [join(folder, 'postgresql.conf')]: renderSettings(commonSettings(home.binaries.major)) },
  });
  // Without exit_on_error, a failure would be ignored.
  await run(home, 'postgres', folder, statements, [
    ...['--single', '-j', '-c', 'exit_on_error=on', '-D', join(home.folder, folder), 'template1'],
  ]);
}

/**
 * Renders statements as one command of the single-user server, so as one transaction. With `-j` a command ends with a
 * semicolon and an empty line.
 */
function asOneCommand(templateStatements: readonly string[]): string {
  // Trimmed, because a semicolon before a statement that begins with a newline would end the command.
  const statements = templateStatements.map((statement) => statement.trim());
  const statement = statements.find((each) => each.includes(';\n\n'));
  if (statement !== undefined)
    throw new RangeError(`a semicolon and an empty line are not allowed in: ${statement.split('\n')[0]}`);
  return `${statements.join(';\n')};\n`;
}

/** Copies a folder in which no server runs: a newly initialised folder, or the folder of a stopped server. */
export async function clone(home: PostgresHome, from: string, to: string): Promise<void> {
  await build(home, to, (building) => home.keeper.call('copy', { from, to: building, isLive: false }));
}

/**
 * Copies the folder of a running server, primary or standby, while the server writes to it. Replaces `to` only if the
 * whole copy succeeds. A server started in the copy must follow the source, or another server that has all of the
 * source's log. https://www.postgresql.org/docs/17/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP
 */
export async function copyFrom(source: PostgresServer, to: string): Promise<void> {
  await build(source.home, to, (building) =>
    inSession(source, (session) => copyWithoutLog(source, session, building)),
  );
}

/**
 * Copies the folder of a running primary, with the log that a server needs to start in the copy by itself. The copy
 * contains everything that was committed before the call.
 */
export async function backUp(source: PostgresServer, to: string): Promise<void> {
  const { keeper } = source.home;
  await build(source.home, to, (building) =>
    inSession(source, async (session) => {
      // The slot keeps the log on the primary until the session ends.
      await session.query(
        "SELECT pg_create_physical_replication_slot('copy_' || pg_backend_pid(), true, temporary => true)",
      );
      const { label, end } = await copyWithoutLog(source, session, building);
      const [, first = ''] = /^START WAL LOCATION: .* \(file (\w+)\)/.exec(label) ?? [];
      const { rows } = await session.query<{ last: string }>('SELECT pg_walfile_name($1) AS last', [end]);
      const last = rows[0]?.last ?? '';
      await keeper.call('copyLog', { from: source.folder, to: building, first, last });
    }),
  );
}

/** Copies the folder of a running server without its log. Returns the copy's label, and the log position of its end. */
async function copyWithoutLog(
  { home, folder }: PostgresServer,
  session: Client,
  to: string,
): Promise<{ readonly label: string; readonly end: string }> {
  await session.query("SELECT pg_backup_start('copy', fast => true)");
  await home.keeper.call('copy', { from: folder, to, isLive: true });
  const { rows } = await session.query<{ label: string; end: string }>(
    'SELECT labelfile AS label, lsn AS "end" FROM pg_backup_stop(wait_for_archive => false)',
  );
  const [stopped = { label: '', end: '' }] = rows;
  // Without the label, recovery would start at the wrong position and could seem to succeed.
  await home.keeper.call('write', { files: { [join(to, 'backup_label')]: stopped.label } });
  return stopped;
}

/** Runs work in a session whose writes do not wait for a standby: the copy may be needed because no standby exists. */
async function inSession<Result>(
  source: PostgresServer,
  work: (session: Client) => Promise<Result>,
): Promise<Result> {
  const session = await source.connect('postgres', '-c synchronous_commit=off');
  try {
    return await work(session);
  } finally {
    await session.end();
  }
}

/** Replaces folder `to` with folder `from`. No server may run in either folder. */
export async function move(home: PostgresHome, from: string, to: string): Promise<void> {
  await home.keeper.call('replace', { from, to });
}

/** Removes a folder in which no server runs. */
export async function remove(home: PostgresHome, folder: string): Promise<void> {
  await home.keeper.call('remove', { path: folder });
}

async function run(
  home: PostgresHome,
  program: 'initdb' | 'postgres',
  dataFolder: string,
  input: string,
  args: string[],
): Promise<void> {
  const end = await home.keeper.call('run', { program, args, dataFolder, input });
  if (end.code !== 0) throw new PostgresExitError(`${program} for ${dataFolder}`, end);
}

/**
 * Builds a folder next to `to`, then replaces `to`. On failure the partial copy is removed and the old folder stays.
 */
async function build(
  home: PostgresHome,
  to: string,
  fill: (building: string) => Promise<unknown>,
): Promise<void> {
  const building = `${to}.building`;
  try {
    await fill(building);
    await move(home, building, to);
  } catch (error) {
    await home.keeper.call('remove', { path: building });
    throw error;
  }
}
