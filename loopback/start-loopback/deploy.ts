import { statSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { LoopbackAccount } from '../account';
import { accountVariables } from '../environment/account-variables';
import { findCdkCli } from './cdk-cli';
import { runGuarded } from './guarded-program';
import { LogTail } from './log-tail';

/**
 * App of the AWS CDK: an `App`, a synthesized `CloudAssembly`, the path of a cloud assembly (`cdk.out`), or the command of
 * an app, such as `npx tsx bin/app.ts`.
 */
export type CdkApp = string | { synth(): { readonly directory: string } } | { readonly directory: string };

export interface DeployOptions {
  /** Folder in which the CDK CLI is installed, and in which the command of an app runs. @default process.cwd() */
  readonly folder?: string;
  /** Called with each line that the CDK CLI prints. @default logs nothing */
  readonly log?: (line: string) => void;
}

/** Values of the outputs, by the name of the stack and the name of the output. */
export type StackOutputs = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Variables that take precedence over the account's keys, Region or endpoint. */
const OVERRIDES =
  /^AWS_(PROFILE|DEFAULT_PROFILE|SESSION_TOKEN|ENDPOINT_URL_\w+|IGNORE_CONFIGURED_ENDPOINT_URLS)$/;

/** Deploys all stacks of an app to a loopback account. Rejects with the last lines of the CDK CLI if that fails. */
export async function deploy(
  account: LoopbackAccount,
  app: CdkApp,
  signal: AbortSignal,
  { folder = process.cwd(), log }: DeployOptions = {},
): Promise<StackOutputs> {
  signal.throwIfAborted();
  const cli = await findCdkCli(folder);
  // The account's private folder, which is removed even if this process is killed.
  const work = await mkdtemp(join(dirname(account.caBundlePath), 'deploy-'));
  try {
    const outputs = join(work, 'outputs.json');
    const args = [
      ...['deploy', '--all', '--require-approval', 'never', '--no-color', '--outputs-file', outputs],
      ...sourceOf(app, folder, work),
    ];
    const printed = new LogTail(log);
    const own = Object.entries(process.env).filter(([name]) => !OVERRIDES.test(name));
    const env = { ...Object.fromEntries(own), ...accountVariables(account, process.env), TMPDIR: work };
    const exitCode = await runGuarded([process.execPath, cli, ...args], {
      ...{ folder, env, signal, log: printed.add },
    });
    if (exitCode !== 0) throw new Error(`cdk deploy ended with exit code ${exitCode}. ${printed.render()}`);
    return JSON.parse(await readFile(outputs, 'utf8')) as StackOutputs;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Returns the CLI's options for an app. The assembly of an app that is a command is written to the folder `work`. */
function sourceOf(app: CdkApp, folder: string, work: string): readonly string[] {
  if (typeof app !== 'string') return ['--app', 'synth' in app ? app.synth().directory : app.directory];
  const path = resolve(folder, app);
  const isAssembly = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  return isAssembly ? ['--app', path] : ['--app', app, '--output', join(work, 'cdk.out')];
}
