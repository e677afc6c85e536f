import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { LabError } from '../../errors';

export interface CdkOptions {
  /** The checkout, where `cdk.json` is. */
  readonly checkout: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** Called with every line the CLI prints. */
  readonly say: (line: string) => void;
}

const LINES_KEPT = 30;

/**
 * The shell leaves a watcher in its process group and becomes the CDK CLI. The watcher reads from a pipe whose other end
 * this process holds. When that ends, also because this process was killed, the watcher kills the group. As long as the
 * watcher runs, the group's id cannot come to name another group.
 */
const GUARDED = '(read -r _ <&3; kill -KILL 0) >/dev/null 2>&1 & exec "$@" 3<&-';

/**
 * Runs the project's own CDK CLI. When the signal is aborted, or this process ends in any way, the CLI is killed with all
 * the processes that it has started. None of them is left on return.
 *
 * @throws LabError with the last lines it printed when it fails; the signal's reason when that was aborted
 */
export async function cdk(args: readonly string[], options: CdkOptions): Promise<void> {
  const { checkout, env, signal, say } = options;
  signal.throwIfAborted();
  const cli = join(checkout, 'node_modules', 'aws-cdk', 'bin', 'cdk');
  // In a process group of its own: Ctrl-C in a terminal must not end what removes a stack again.
  const command = [process.execPath, cli, ...args, '--no-color'];
  const child = spawn('/bin/sh', ['-c', GUARDED, 'sh', ...command], {
    cwd: checkout,
    // Its telemetry would go out to the internet, by a process that outlives it and a file that stays.
    env: { ...env, CDK_DISABLE_CLI_TELEMETRY: 'true' },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const lastLines = readLines(child, say);
  const end = () => endGroup(child);
  signal.addEventListener('abort', end);
  // Before other listeners, which remove what the CLI writes.
  process.prependListener('exit', end);
  // The watcher is still there, and perhaps what the CLI has left running.
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

/** Returns the last lines printed so far; the array changes with each line. */
function readLines(child: ChildProcess, say: (line: string) => void): readonly string[] {
  const lastLines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) throw new Error('both are pipes');
    createInterface({ input: stream }).on('line', (line) => {
      if (line.trim() === '') return;
      say(line);
      lastLines.push(line);
      if (lastLines.length > LINES_KEPT) lastLines.shift();
    });
  }
  return lastLines;
}

/** The whole group: the CLI runs the app as a process of its own, which would go on writing into a removed folder. */
function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The group has ended.
  }
}

/** Resolves when the process and all others that hold its output have ended. */
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
