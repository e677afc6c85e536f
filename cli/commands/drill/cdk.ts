import { createRequire } from 'node:module';
import { runGuarded } from './run-guarded';

export interface CdkOptions {
  /** Folder that contains `cdk.json`. */
  readonly app: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** Called with every line that the CLI prints. */
  readonly say: (line: string) => void;
}

/** Runs the CDK CLI that the lab depends on. Ends and fails like {@link runGuarded}. */
export async function cdk(args: readonly string[], options: CdkOptions): Promise<void> {
  const { app, env, signal, say } = options;
  const cli = createRequire(__filename).resolve('aws-cdk/bin/cdk');
  await runGuarded(`cdk ${args[0]}`, [process.execPath, cli, ...args, '--no-color'], {
    folder: app,
    // The CLI's telemetry would access the internet from a process that outlives the CLI, and leave a file behind.
    env: { ...env, CDK_DISABLE_CLI_TELEMETRY: 'true' },
    signal,
    say,
  });
}
