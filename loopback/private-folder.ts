import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A temporary folder of the account that nobody else can enter. */
export interface PrivateFolder {
  readonly path: string;
  /** Removes it with all that is in it. Idempotent; the end of this process has the same effect. */
  close(): Promise<void>;
}

/**
 * A process that waits for the end of its input, which the kernel brings about whatever happens to this process, and
 * then removes the folder. Again and again, for something may still be writing into it.
 */
const script =
  'trap "" HUP INT TERM; read -r _; for n in 1 2 3 4 5 6 7 8 9 10; do rm -rf -- "$1" && exit; sleep 0.1; done; exit 1';

/** Ready for use on return. */
export function createPrivateFolder(base = tmpdir()): PrivateFolder {
  const path = join(realpathSync(base), `lab-account-${randomBytes(6).toString('hex')}`);
  // Before the folder is there: so there is no moment at which nobody would remove it.
  const guard = spawn('/bin/sh', ['-c', script, 'sh', path], {
    cwd: '/',
    env: { PATH: process.env.PATH },
    // A session of its own: a Ctrl-C in the lab's terminal is for the lab.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = once(guard, 'exit');
  // A guard that cannot be started, or is killed, is heard of in `close`.
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
