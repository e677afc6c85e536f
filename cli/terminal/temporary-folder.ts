import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Shell script of a process that outlives this process and then removes the folder. Its input closes when this process
 * ends for any reason, SIGKILL included. It removes the folder repeatedly for a second, because processes that are
 * being killed may still write to it.
 */
const GUARD =
  'trap "" HUP INT TERM; read -r _; for n in 1 2 3 4 5 6 7 8 9 10; do rm -rf -- "$1"; sleep 0.1; done';

/** Creates a folder that is removed when this process ends for any reason. */
export function makeTemporaryFolder(prefix: string): string {
  const folder = join(tmpdir(), prefix + randomBytes(6).toString('hex'));
  // The guard starts before the folder is created, so that the folder is always guarded.
  const guard = spawn('/bin/sh', ['-c', GUARD, 'sh', folder], {
    cwd: '/',
    env: { PATH: process.env.PATH },
    // In its own session, so that Ctrl-C in the terminal does not reach it.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // If the guard fails, this process still removes the folder on exit.
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
