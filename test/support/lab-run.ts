import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processesWithin } from 'aurora-loopback/testing/processes';
import { waitFor } from 'aurora-loopback/testing/wait-for';
import { repository } from './repository';
import { shareTsxCache } from './tsx-cache';

/** A command of the lab as a process, with a folder of its own for all that it writes outside of the checkout. */
export class LabRun {
  static readonly #open = new Set<LabRun>();

  /** Ends what still runs, and removes all folders. To be called after the last test of a file. */
  static async closeAll(): Promise<void> {
    for (const run of LabRun.#open) await run.#close();
  }

  readonly process: ChildProcess;
  /** Its `TMPDIR`. */
  readonly folder: string;
  /** What it is told to write its report to, and where its checkout's state is. */
  readonly outFolder: string;
  readonly stateFolder: string;
  stdout = '';
  stderr = '';
  /** The exit code, or the signal that ended it, when it has ended and its output is whole. */
  readonly ended: Promise<number | NodeJS.Signals>;
  #end: number | NodeJS.Signals | undefined;

  /**
   * `env` is laid over this process's; what is undefined there is taken away. `within` makes of the command another one,
   * which runs it.
   */
  constructor(
    args: readonly string[],
    env: NodeJS.ProcessEnv = {},
    within: (command: readonly string[]) => readonly string[] = (command) => command,
  ) {
    this.folder = mkdtempSync(join(tmpdir(), 'afl-'));
    // As /tmp is: the servers' user has to get in.
    chmodSync(this.folder, 0o1777);
    shareTsxCache(this.folder);
    this.outFolder = join(this.folder, 'out');
    this.stateFolder = join(this.folder, 'state');
    const out = args[0] === 'drill' ? ['--out', this.outFolder] : [];
    const lab = ['--import', 'tsx', join(repository, 'bin', 'lab.ts'), ...args, ...out];
    const [program = '', ...programArgs] = within([process.execPath, ...lab]);
    this.process = spawn(program, programArgs, {
      cwd: repository,
      env: {
        ...process.env,
        // CDK's template validator takes seconds of each synthesis.
        ...{ CDK_VALIDATION: 'false', NO_COLOR: '1' },
        ...{ TMPDIR: this.folder, LAB_STATE_FOLDER: this.stateFolder },
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    LabRun.#open.add(this);
    this.process.stdout?.on('data', (chunk) => (this.stdout += chunk));
    this.process.stderr?.on('data', (chunk) => (this.stderr += chunk));
    this.ended = new Promise((resolve) => {
      this.process.once('close', (code, signal) => {
        this.#end = code ?? signal ?? Number.NaN;
        resolve(this.#end);
      });
    });
  }

  get isOver(): boolean {
    return this.#end !== undefined;
  }

  /** Waits until it has written a text to its standard error. */
  async says(text: string): Promise<void> {
    await waitFor(`"${text}" on stderr`, 120_000, () => {
      if (this.stderr.includes(text)) return undefined;
      if (this.isOver) throw new Error(`it ended with ${this.#end} before "${text}":\n${this.stderr}`);
      return this.stderr || 'nothing';
    });
  }

  /** Closes the reading ends of its output: of standard error after the first line, as `head -1` does. */
  stopReading(): void {
    this.process.stdout?.destroy();
    this.process.stderr?.once('data', () => this.process.stderr?.destroy());
  }

  /**
   * What is left of it beside its report: files, except the caches of Node.js and tsx and the certificate that shells go
   * on naming, and processes.
   */
  leftovers(): string[] {
    const files = readdirSync(this.folder).filter((name) => !/^(out|tsx-|node-compile-cache|v8-)/.test(name));
    const state = files.includes('state') ? readdirSync(this.stateFolder) : [];
    const kept = state.filter((name) => name !== 'ca.pem');
    const processes = this.processes().map((row) => row.slice(0, 200));
    return [...files.filter((name) => name !== 'state'), ...kept, ...processes];
  }

  /** What runs for it and of it, except the tests' own. */
  processes(): string[] {
    return processesWithin(this.folder);
  }

  async #close(): Promise<void> {
    if (!this.isOver) this.process.kill('SIGKILL');
    await this.ended;
    await waitFor('all processes have ended', 10_000, () => {
      const running = this.processes();
      for (const row of running) kill(Number.parseInt(row, 10));
      return running.join('\n') || undefined;
    });
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    LabRun.#open.delete(this);
  }
}

function kill(processId: number): void {
  try {
    process.kill(processId, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
