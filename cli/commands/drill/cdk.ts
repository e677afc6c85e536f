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
 * Runs the project's own CDK CLI. When the signal is aborted, or this process ends, it is ended with all that it has
 * started; nothing of it runs any more on return.
 *
 * @throws LabError with the last lines it printed when it fails; the signal's reason when that was aborted
 */
export async function cdk(args: readonly string[], options: CdkOptions): Promise<void> {
  const { checkout, env, signal, say } = options;
  signal.throwIfAborted();
  const cli = join(checkout, 'node_modules', 'aws-cdk', 'bin', 'cdk');
  // In a process group of its own: Ctrl-C in a terminal must not end what removes a stack again.
  const child = spawn(process.execPath, [cli, ...args, '--no-color'], {
    cwd: checkout,
    // Its telemetry would go out to the internet, by a process that outlives it and a file that stays.
    env: { ...env, CDK_DISABLE_CLI_TELEMETRY: 'true' },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lastLines = readLines(child, say);
  const end = () => endGroup(child);
  signal.addEventListener('abort', end);
  process.on('exit', end);
  try {
    const exitCode = await closed(child);
    signal.throwIfAborted();
    if (exitCode !== 0) throw failure(args, lastLines);
  } finally {
    signal.removeEventListener('abort', end);
    process.off('exit', end);
  }
}

/** Returns the last lines, which change as others come. */
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

/** The CLI runs the app as a process of its own, which would write on into a folder that is being removed. */
function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** When the process has ended and whatever else held its output. */
function closed(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
}

function failure(args: readonly string[], lastLines: readonly string[]): LabError {
  return new LabError(
    `cdk ${args[0]} failed:\n${lastLines.join('\n')}`,
    'mend what it says and run this again',
  );
}
