import { execFile } from 'node:child_process';
import type { Dirent } from 'node:fs';
import { constants } from 'node:fs';
import { access, chmod, copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const COPIES_AT_ONCE = 4;

/**
 * Folders whose contents belong to the running server only:
 * https://www.postgresql.org/docs/17/protocol-replication.html, BASE_BACKUP.
 */
const LIVE_CONTENTS = new Set(
  'pg_wal pg_replslot pg_dynshmem pg_notify pg_serial pg_snapshots pg_stat_tmp pg_subtrans'.split(' '),
);
const LIVE_FILE =
  /^(postmaster\.(pid|opts)|(standby|recovery)\.signal|backup_label(\.old)?|pgsql_tmp.*|pg_internal\.init.*|.*\.tmp)$/;
const CONTROL_FILE = 'global/pg_control';

export interface CopyFolderOptions {
  /** Whether a server runs in the folder. Its own files are then left out, and files may vanish during the copy. */
  readonly isLive: boolean;
  /** Cancels the copy with an error. */
  readonly abort: AbortSignal;
}

/**
 * Copies a data folder. Where the file system supports it (APFS, btrfs, XFS), both copies share blocks until one is
 * written to.
 */
export async function copyFolder(from: string, to: string, options: CopyFolderOptions): Promise<void> {
  if (!options.isLive) return copyAtRest(from, to, options.abort);
  await mkdir(to, { mode: 0o700 });
  const files = await copyTree(from, to, '', options.isLive);
  await copyFiles(from, to, files, options);
  // Last, as required for a backup taken from a standby: its minimum recovery point must cover every copied page.
  await copyControlFile(join(from, CONTROL_FILE), join(to, CONTROL_FILE));
}

/**
 * Copies a folder in which no server runs, with `cp`: in Node.js each of the thousand files passes between threads several
 * times.
 */
async function copyAtRest(from: string, to: string, abort: AbortSignal): Promise<void> {
  abort.throwIfAborted();
  await access(join(from, CONTROL_FILE));
  const clonesIfPossible = process.platform === 'darwin' ? ['-c'] : [];
  await promisify(execFile)('cp', ['-R', '-p', ...clonesIfPossible, from, to], { signal: abort });
  await chmod(to, 0o700);
}

/** Creates the folders below `path` and returns the files to copy into them. */
async function copyTree(from: string, to: string, path: string, isLive: boolean): Promise<string[]> {
  const files: string[] = [];
  for (const entry of await entriesOf(join(from, path), isLive)) {
    const child = join(path, entry.name);
    if (isLive && LIVE_FILE.test(entry.name)) continue;
    if (!entry.isDirectory()) files.push(child);
    else {
      await mkdir(join(to, child), { mode: 0o700 });
      if (!isLive || !LIVE_CONTENTS.has(child)) files.push(...(await copyTree(from, to, child, isLive)));
    }
  }
  return files.filter((file) => file !== CONTROL_FILE);
}

function entriesOf(folder: string, mayVanish: boolean): Promise<Dirent[]> {
  return unlessVanished(readdir(folder, { withFileTypes: true }), [], mayVanish);
}

async function copyFiles(
  from: string,
  to: string,
  files: string[],
  options: CopyFolderOptions,
): Promise<void> {
  const copyNext = async (): Promise<void> => {
    for (let file = files.pop(); file !== undefined; file = files.pop()) {
      options.abort.throwIfAborted();
      const copying = copyFile(join(from, file), join(to, file), constants.COPYFILE_FICLONE);
      await unlessVanished(copying, undefined, options.isLive);
    }
  };
  const results = await Promise.allSettled(Array.from({ length: COPIES_AT_ONCE }, copyNext));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

async function unlessVanished<Result>(
  doing: Promise<Result>,
  instead: Result,
  mayVanish: boolean,
): Promise<Result> {
  try {
    return await doing;
  } catch (error) {
    if (mayVanish && (error as NodeJS.ErrnoException).code === 'ENOENT') return instead;
    throw error;
  }
}

/**
 * Copies the control file. Reads it until two reads agree, because a torn read has a wrong checksum and the copy would
 * not start.
 */
async function copyControlFile(from: string, to: string): Promise<void> {
  let last = await readFile(from);
  for (;;) {
    const next = await readFile(from);
    if (next.equals(last)) break;
    last = next;
  }
  await writeFile(to, last, { mode: 0o600 });
}
