import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Temporary folder of the account that no other user can enter. */
export interface PrivateFolder {
  readonly path: string;
  /** Removes the folder with its contents. Idempotent. The folder is also removed when this process ends. */
  close(): Promise<void>;
}

/**
 * Waits for the end of standard input, then removes the folder. The kernel closes the input when this process ends for
 * any reason. The removal is retried because another process may still be writing into the folder.
 */
const script =
  'trap "" HUP INT TERM; read -r _; for n in 1 2 3 4 5 6 7 8 9 10; do rm -rf -- "$1" && exit; sleep 0.1; done; exit 1';

/** Creates a folder and the guard process that removes it. */
export function createPrivateFolder(base = tmpdir()): PrivateFolder {
  const path = join(realpathSync(base), `lab-account-${randomBytes(6).toString('hex')}`);
  // The guard starts before the folder exists, so the folder never exists without it.
  const guard = spawn('/bin/sh', ['-c', script, 'sh', path], {
    cwd: '/',
    env: { PATH: process.env.PATH },
    // A separate session, so that Ctrl-C in the terminal does not reach the guard.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = once(guard, 'exit');
  // `close` removes the folder itself if the guard failed to start or was killed.
  ended.catch(ignore);
  guard.stdin.on('error', ignore);
  guard.unref();
  mkdirSync(path, { mode: 0o700 });
  let closing: Promise<void> | undefined;
  const close = async () => {
    guard.ref();
    guard.stdin.end();
    await ended.catch(ignore);
    await rm(path, { recursive: true, force: true });
  };
  return { path, close: () => (closing ??= close()) };
}

function ignore(): void {}
