import { join } from 'node:path';
import { ADMIN_ROLE, INTERNAL_ROLES } from './access-rules';
import { PostgresExitError } from './errors';
import type { PostgresHome } from './home';
import type { PostgresServer } from './server';
import { COMMON_SETTINGS, renderSettings } from './settings';

/*
 * Folders are named by their place in the home, such as "orders-1".
 */

/** Small, so that the copies of a fresh folder are, and what a promotion copies. */
const WAL_SEGMENT_MB = '1';

/** One `initdb`, with the internal roles: rdsadmin (superuser), rdsrepladmin, rds_superuser, rds_iam. */
export async function initialise(home: PostgresHome, folder: string): Promise<void> {
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
  // Before the first start, which notes the sizes a standby must not be below.
  await home.keeper.call('write', {
    files: { [join(folder, 'postgresql.conf')]: renderSettings(COMMON_SETTINGS) },
  });
  const roles = `${INTERNAL_ROLES.join('\n')}\n`;
  await run(home, 'postgres', folder, roles, ['--single', '-D', join(home.folder, folder), 'postgres']);
}

/** Copies a folder no server runs in: initialised, or of a server that was stopped. */
export async function clone(home: PostgresHome, from: string, to: string): Promise<void> {
  await build(home, to, (building) => home.keeper.call('copy', { from, to: building, isLive: false }));
}

/**
 * Copies the folder of a running server, primary or standby, while it is written to; `to` is replaced, all or
 * nothing. A server started in the copy must follow the source, or another one with all of the source's log.
 * https://www.postgresql.org/docs/17/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP
 */
export async function copyFrom(source: PostgresServer, to: string): Promise<void> {
  const { home } = source;
  await build(home, to, async (building) => {
    // Its own writes need no standby's consent: the copy may be made just because there is none.
    const session = await source.connect('postgres', '-c synchronous_commit=off');
    try {
      await session.query("SELECT pg_backup_start('copy', fast => true)");
      await home.keeper.call('copy', { from: source.folder, to: building, isLive: true });
      const { rows } = await session.query<{ labelfile: string }>(
        'SELECT labelfile FROM pg_backup_stop(wait_for_archive => false)',
      );
      // Without the label, recovery would start at the wrong place, and may seem to succeed.
      await home.keeper.call('write', {
        files: { [join(building, 'backup_label')]: rows[0]?.labelfile ?? '' },
      });
    } finally {
      await session.end();
    }
  });
}

/** Puts folder `from` in the place of `to`; no server may run in either. */
export async function move(home: PostgresHome, from: string, to: string): Promise<void> {
  await home.keeper.call('replace', { from, to });
}

/** Removes a folder no server runs in. */
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

/** A copy that fails leaves nothing, and what was there before. */
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
