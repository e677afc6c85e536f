import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { LabError } from './errors';

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
 * Runs the project's own CDK CLI.
 *
 * @throws LabError with the last lines it printed when it fails
 */
export async function cdk(args: readonly string[], options: CdkOptions): Promise<void> {
  const { checkout, env, signal, say } = options;
  const cli = join(checkout, 'node_modules', 'aws-cdk', 'bin', 'cdk');
  const lastLines: string[] = [];
  const child = spawn(process.execPath, [cli, ...args, '--no-color'], {
    cwd: checkout,
    env,
    signal,
    killSignal: 'SIGTERM',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      if (line.trim() === '') return;
      say(line);
      lastLines.push(line);
      if (lastLines.length > LINES_KEPT) lastLines.shift();
    });
  }
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (exitCode !== 0) {
    throw new LabError(
      `cdk ${args[0]} failed:\n${lastLines.join('\n')}`,
      'mend what it says and run this again',
    );
  }
}
