import type { ChildProcess } from 'node:child_process';
import { execFile, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processesMentioning } from 'aurora-loopback/testing/processes';
import { waitFor } from 'aurora-loopback/testing/wait-for';
import { connectionTo } from '../../cli/account/connection';
import { renderShellExports } from '../../cli/account/shell-exports';
import { requireRunning, stateFileOf } from '../../cli/account/state-file';
import type { Connection } from '../../drill/aws/clients';
import { evaluateExports } from './evaluate-exports';
import { prebuiltFunctions } from './prebuilt-functions';
import { repository } from './repository';
import { shareTsxCache } from './tsx-cache';

export interface CliRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A running `lab up`, and the commands that a user would run in another terminal. */
export interface LabTerminal {
  /** Process of `lab up`. */
  readonly up: ChildProcess;
  /** Environment of the commands. */
  readonly env: NodeJS.ProcessEnv;
  /** Returns the output of `lab up` so far. */
  printed(): string;
  lab(...args: string[]): Promise<CliRun>;
  /** Runs the project's CDK CLI in a shell that has evaluated `lab env`. */
  cdk(...args: string[]): Promise<CliRun>;
  /** Returns the endpoint, Region and credentials with which the SDK calls the account. */
  connection(): Promise<Connection>;
  /** Returns the environment that `lab env` exports. */
  environment(): Promise<NodeJS.ProcessEnv>;
  /** Returns the folders of the account that still exist, and the processes that work in them. */
  leftovers(): string[];
  /** Sends the signal to `lab up` and waits until it has ended. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
  /** Removes this terminal's folders and kills the processes that are still running. */
  close(): void;
}

/** Starts `lab up` with these options. */
export function openTerminal(...options: string[]): Promise<LabTerminal> {
  return startTerminal(MAIN, options);
}

/** Starts `lab up` at a pace that has all parts of pace `typical`, each shorter. */
export function openShortPaceTerminal(): Promise<LabTerminal> {
  return startTerminal(join(__dirname, 'short-pace-main.ts'), ['--pace', 'typical']);
}

const MAIN = join(repository, 'bin', 'lab.ts');

/** `entry` is the program that runs `lab up`. */
async function startTerminal(entry: string, options: readonly string[]): Promise<LabTerminal> {
  const stateFolder = mkdtempSync(join(tmpdir(), 'afl-terminal-'));
  const temporaryFolder = mkdtempSync(join(tmpdir(), 'afl-'));
  // The same mode as /tmp, because the servers' user needs access.
  chmodSync(temporaryFolder, 0o1777);
  shareTsxCache(temporaryFolder);
  const env = {
    ...process.env,
    LAB_STATE_FOLDER: stateFolder,
    LAB_REPORT_FOLDER: join(stateFolder, 'drill-report'),
    TMPDIR: temporaryFolder,
    NO_COLOR: '1',
    // CDK's template validator takes seconds of each synthesis; `test/bin/app.real.test.ts` runs it.
    CDK_VALIDATION: 'false',
    LAB_FUNCTIONS_FOLDER: prebuiltFunctions(),
  };
  const node = ['--import', 'tsx', MAIN];
  const up = spawn(process.execPath, ['--import', 'tsx', entry, 'up', ...options], { cwd: repository, env });
  let output = '';
  for (const stream of [up.stdout, up.stderr]) stream?.on('data', (chunk) => (output += chunk));
  const ended = new Promise<number | null>((resolve) => up.once('close', resolve));
  const running = new Set<ChildProcess>();
  const run = (file: string, args: readonly string[]) => runCommand(file, args, env, running);
  const lab = (...args: string[]) => run(process.execPath, [...node, ...args]);
  let exports: string | undefined;
  const cdk = async (...args: string[]) => {
    exports ??= (await lab('env')).stdout;
    const cli = join(repository, 'node_modules', '.bin', 'cdk');
    return run('/bin/sh', ['-c', `${exports}\nexec "$0" "$@"`, cli, ...args, '--no-color']);
  };
  await waitFor('lab up answers', 60_000, () =>
    output.includes(' answers on ') ? undefined : output || 'nothing',
  );
  return {
    up,
    env,
    printed: () => output,
    lab,
    cdk,
    connection: async () => connectionTo(await requireRunning(stateFileOf(repository, env))),
    environment: async () =>
      evaluateExports(renderShellExports(await requireRunning(stateFileOf(repository, env)), {})),
    leftovers: () => [
      ...readdirSync(temporaryFolder).filter((name) => name.startsWith('lab-')),
      ...processesMentioning(join(temporaryFolder, 'lab-')),
    ],
    async end(signal = 'SIGINT') {
      up.kill(signal);
      return ended;
    },
    close() {
      for (const child of [up, ...running]) child.kill('SIGKILL');
      for (const folder of [stateFolder, temporaryFolder]) rmSync(folder, { recursive: true });
    },
  };
}

function runCommand(
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  running: Set<ChildProcess>,
): Promise<CliRun> {
  return new Promise((resolve) => {
    const options = { cwd: repository, env, maxBuffer: 2 ** 26 };
    const child = execFile(file, args, options, (error, stdout, stderr) => {
      running.delete(child);
      const exitCode = error ? (typeof error.code === 'number' ? error.code : 1) : 0;
      resolve({ exitCode, stdout, stderr });
    });
    running.add(child);
  });
}
