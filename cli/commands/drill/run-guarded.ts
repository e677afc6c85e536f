import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { LabError } from '../../errors';

export interface GuardedOptions {
  /** Working folder of the command. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** Called with every line that the command prints. @default lines are only kept for an error */
  readonly say?: (line: string) => void;
}

const LINES_KEPT = 30;

/**
 * Shell script that starts a watcher in its process group and then becomes the command. The watcher reads from a pipe
 * whose other end this process holds. When this process ends or is killed, the pipe closes and the watcher kills the
 * group. While the watcher runs, no other group can get this group's ID.
 */
const GUARDED = '(read -r _ <&3; kill -KILL 0) >/dev/null 2>&1 & exec "$@" 3<&-';

/**
 * Runs a command. When the signal is aborted, or this process ends for any reason, the command and all processes that
 * it started are killed. None of them is running on return.
 *
 * @throws LabError with the name and the last lines that the command printed when it fails; the signal's reason when it
 * was aborted
 */
export async function runGuarded(
  name: string,
  command: readonly string[],
  { folder, env, signal, say }: GuardedOptions,
): Promise<void> {
  signal.throwIfAborted();
  const child = spawn('/bin/sh', ['-c', GUARDED, 'sh', ...command], {
    cwd: folder,
    env,
    // The command gets its own process group, because Ctrl-C in a terminal must not end it while it removes a stack.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const lastLines = readLines(child, say);
  const end = () => endGroup(child);
  signal.addEventListener('abort', end);
  // Added as the first listener: the command has to end before other listeners remove the files that it writes.
  process.prependListener('exit', end);
  // Ends the watcher, and processes that the command has left running.
  child.once('exit', end);
  try {
    const exitCode = await closed(child);
    signal.throwIfAborted();
    if (exitCode !== 0) throw failure(name, lastLines);
  } finally {
    signal.removeEventListener('abort', end);
    process.off('exit', end);
  }
}

/** Passes each line to `say`. Returns an array of the last lines printed, which is updated with each line. */
function readLines(child: ChildProcess, say: GuardedOptions['say']): readonly string[] {
  const lastLines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) throw new Error('the output of the command is not a pipe');
    createInterface({ input: stream }).on('line', (line) => {
      if (line.trim() === '') return;
      say?.(line);
      lastLines.push(line);
      if (lastLines.length > LINES_KEPT) lastLines.shift();
    });
  }
  return lastLines;
}

/** Kills the whole group: a process that the command has started could still write to a removed folder. */
function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The group has ended.
  }
}

/** Resolves when the process and all other processes that hold its output have ended. */
function closed(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
}

function failure(name: string, lastLines: readonly string[]): LabError {
  return new LabError(
    `${name} failed:\n${lastLines.join('\n')}`,
    'fix the error above and run the command again',
  );
}
