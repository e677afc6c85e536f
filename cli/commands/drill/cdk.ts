import { join } from 'node:path';
import { runGuarded } from './run-guarded';

export interface CdkOptions {
  /** Folder that contains `cdk.json`. */
  readonly checkout: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** Called with every line that the CLI prints. */
  readonly say: (line: string) => void;
}

/** Runs the project's CDK CLI. Ends and fails like {@link runGuarded}. */
export async function cdk(args: readonly string[], options: CdkOptions): Promise<void> {
  const { checkout, env, signal, say } = options;
  const cli = join(checkout, 'node_modules', 'aws-cdk', 'bin', 'cdk');
  await runGuarded(`cdk ${args[0]}`, [process.execPath, cli, ...args, '--no-color'], {
    folder: checkout,
    // The CLI's telemetry would access the internet from a process that outlives the CLI, and leave a file behind.
    env: { ...env, CDK_DISABLE_CLI_TELEMETRY: 'true' },
    signal,
    say,
  });
}
