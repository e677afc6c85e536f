import { copyFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

const LOG_FOLDER = 'pg_wal';

/**
 * Copies the files of a server's log from `first` to `last`, whose names are in the order of the log, and the histories
 * of its timelines. Throws if one of the two is missing.
 */
export async function copyLog(from: string, to: string, first: string, last: string): Promise<void> {
  const names = await readdir(join(from, LOG_FOLDER));
  for (const end of [first, last])
    if (!names.includes(end)) throw new Error(`the log file "${end}" is not in ${from}`);
  const needed = names.filter((name) =>
    /^[0-9A-F]{24}$/.test(name) ? first <= name && name <= last : name.endsWith('.history'),
  );
  for (const name of needed) await copyFile(join(from, LOG_FOLDER, name), join(to, LOG_FOLDER, name));
}
