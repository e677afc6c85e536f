import { execFile } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A killed server leaves its lock file, which makes PostgreSQL refuse to start while the id in it belongs to any
 * process of the same user; and a System V shared memory segment, of which macOS has 32. Call this when the last of
 * its processes is gone: the file is removed on return, the segment when the promise resolves.
 */
export function releaseLeftovers(dataFolder: string): Promise<void> {
  const lockFile = join(dataFolder, 'postmaster.pid');
  const segment = segmentIn(lockFile);
  rmSync(lockFile, { force: true });
  if (segment === undefined) return Promise.resolve();
  // Without ipcrm, or with the segment gone already, there is nothing to be done about it.
  return new Promise((resolve) => execFile('ipcrm', ['-m', segment], () => resolve()));
}

/** Line 7 of the lock file is "key id" of the segment (src/include/utils/pidfile.h). */
function segmentIn(lockFile: string): string | undefined {
  try {
    return /^\s*\d+\s+(\d+)\s*$/.exec(readFileSync(lockFile, 'utf8').split('\n')[6] ?? '')?.[1];
  } catch {
    return undefined;
  }
}
