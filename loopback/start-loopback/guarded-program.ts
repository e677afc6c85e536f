import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface ProgramOptions {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** Kills the program and all processes that it started. */
  readonly signal: AbortSignal;
  readonly log: (line: string) => void;
}

/**
 * Shell script that starts a watcher in its process group and then becomes the program. The watcher reads from a pipe
 * whose other end this process holds. When this process ends or is killed, the pipe closes and the watcher kills the
 * group. While the watcher runs, no other group can get this group's ID.
 */
const GUARDED = '(read -r _ <&3; kill -KILL 0) >/dev/null 2>&1 & exec "$@" 3<&-';

/**
 * Runs a program in its own process group, and returns its exit code. No process of the group is running on return.
 * Rejects with the signal's reason if the signal was aborted.
 */
export async function runGuarded(
  command: readonly string[],
  { folder, env, signal, log }: ProgramOptions,
): Promise<number | null> {
  signal.throwIfAborted();
  const child = spawn('/bin/sh', ['-c', GUARDED, 'sh', ...command], {
    ...{ cwd: folder, env, detached: true, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] as const },
  });
  const end = () => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // The group has ended.
    }
  };
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', log);
  }
  signal.addEventListener('abort', end);
  // Ends the watcher, and processes that the program has left running.
  child.once('exit', end);
  try {
    const exitCode = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    signal.throwIfAborted();
    return exitCode;
  } finally {
    signal.removeEventListener('abort', end);
  }
}
