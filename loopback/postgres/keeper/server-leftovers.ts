import { execFile } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Removes what a killed server leaves behind. PostgreSQL refuses to start if lock files for its folder or socket exist
 * and contain the id of any running process of the same user. A System V shared memory segment also stays, of which
 * macOS has 32. Call this when the last of the server's processes has ended. The files are removed on return, the
 * segment when the promise resolves.
 */
export function releaseLeftovers(dataFolder: string): Promise<void> {
  const lockFile = join(dataFolder, 'postmaster.pid');
  const { socket, segment } = readLockFile(lockFile);
  for (const file of [lockFile, ...(socket ? [socket, `${socket}.lock`] : [])]) rmSync(file, { force: true });
  if (!segment) return Promise.resolve();
  // A failure is ignored: ipcrm is missing, or the segment is already removed.
  return new Promise((resolve) => execFile('ipcrm', ['-m', segment], () => resolve()));
}

/**
 * Reads postmaster.pid: line 4 is the port, 5 the socket's folder, 7 "key id" of the segment
 * (src/include/utils/pidfile.h).
 */
function readLockFile(path: string): { socket?: string; segment?: string } {
  const [, , , port, folder, , shared] = read(path).split('\n');
  const [, segment] = (shared ?? '').trim().split(/\s+/);
  return {
    ...(folder && port && { socket: join(folder, `.s.PGSQL.${port}`) }),
    ...(segment && { segment }),
  };
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
