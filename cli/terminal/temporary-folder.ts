import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A process that outlives this one and then removes the folder: its input ends when this process does, also by SIGKILL.
 * It removes the folder repeatedly for a second, because processes that are being killed may still write into it.
 */
const GUARD =
  'trap "" HUP INT TERM; read -r _; for n in 1 2 3 4 5 6 7 8 9 10; do rm -rf -- "$1"; sleep 0.1; done';

/** Creates a folder that is removed when this process ends, in any way. */
export function makeTemporaryFolder(prefix: string): string {
  const folder = join(tmpdir(), prefix + randomBytes(6).toString('hex'));
  // Started before the folder exists, so that there is no moment without a guard.
  const guard = spawn('/bin/sh', ['-c', GUARD, 'sh', folder], {
    cwd: '/',
    env: { PATH: process.env.PATH },
    // A session of its own: Ctrl-C in the terminal is for the lab.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // Without a guard, the folder is removed at the end of this process all the same.
  guard.on('error', ignore);
  guard.stdin.on('error', ignore);
  guard.unref();
  mkdirSync(folder, { mode: 0o700 });
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
    guard.kill('SIGKILL');
  });
  return folder;
}

function ignore(): void {}
