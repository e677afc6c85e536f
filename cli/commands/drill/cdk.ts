import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { LabError } from '../../errors';

export interface CdkOptions {
  /** Folder that contains `cdk.json`. */
  readonly app: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** Called with every line that the CLI prints. */
  readonly say: (line: string) => void;
}

const LINES_KEPT = 30;

/**
 * Shell script that starts a watcher in its process group and then becomes the CDK CLI. The watcher reads from a pipe
 * whose other end this process holds. When this process ends or is killed, the pipe closes and the watcher kills the
 * group. While the watcher runs, no other group can get this group's ID.
 */
const GUARDED = '(read -r _ <&3; kill -KILL 0) >/dev/null 2>&1 & exec "$@" 3<&-';

/**
 * Runs the CDK CLI that the lab depends on. When the signal is aborted, or this process ends for any reason, the CLI and all
 * processes that it started are killed. None of them is running on return.
 *
 * @throws LabError with the last lines that the CLI printed when it fails; the signal's reason when it was aborted
 */
export async function cdk(args: readonly string[], options: CdkOptions): Promise<void> {
  const { app, env, signal, say } = options;
  signal.throwIfAborted();
  const cli = createRequire(__filename).resolve('aws-cdk/bin/cdk');
  // The CLI gets its own process group, because Ctrl-C in a terminal must not end it while it removes a stack.
  const command = [process.execPath, cli, ...args, '--no-color'];
  const child = spawn('/bin/sh', ['-c', GUARDED, 'sh', ...command], {
    cwd: app,
    // The CLI's telemetry would access the internet from a process that outlives the CLI, and leave a file behind.
    env: { ...env, CDK_DISABLE_CLI_TELEMETRY: 'true' },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const lastLines = readLines(child, say);
  const end = () => endGroup(child);
  signal.addEventListener('abort', end);
  // Added as the first listener: the CLI has to end before other listeners remove the files that it writes.
  process.prependListener('exit', end);
  // Ends the watcher, and processes that the CLI has left running.
  child.once('exit', end);
  try {
    const exitCode = await closed(child);
    signal.throwIfAborted();
    if (exitCode !== 0) throw failure(args, lastLines);
  } finally {
    signal.removeEventListener('abort', end);
    process.off('exit', end);
  }
}

/** Passes each line to `say`. Returns an array of the last lines printed, which is updated with each line. */
function readLines(child: ChildProcess, say: (line: string) => void): readonly string[] {
  const lastLines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) throw new Error('the output of the CDK CLI is not a pipe');
    createInterface({ input: stream }).on('line', (line) => {
      if (line.trim() === '') return;
      say(line);
      lastLines.push(line);
      if (lastLines.length > LINES_KEPT) lastLines.shift();
    });
  }
  return lastLines;
}

/** Kills the whole group: the CLI runs the app as another process, which could still write to a removed folder. */
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

function failure(args: readonly string[], lastLines: readonly string[]): LabError {
  return new LabError(
    `cdk ${args[0]} failed:\n${lastLines.join('\n')}`,
    'fix the error above and run the command again',
  );
}
