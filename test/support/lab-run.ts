import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processesWithin } from 'aurora-loopback/testing/processes';
import { waitFor } from 'aurora-loopback/testing/wait-for';
import { prebuiltFunctions } from './prebuilt-functions';
import { repository } from './repository';
import { shareTsxCache } from './tsx-cache';

/** A lab command that runs as a process, with a separate folder for all files that it writes outside the checkout. */
export class LabRun {
  static readonly #open = new Set<LabRun>();

  /** Ends all runs and removes their folders. Call this after the last test of a file. */
  static async closeAll(): Promise<void> {
    const closed = await Promise.allSettled([...LabRun.#open].map((run) => run.#close()));
    for (const outcome of closed) if (outcome.status === 'rejected') throw outcome.reason;
  }

  readonly process: ChildProcess;
  /** `TMPDIR` of the process. */
  readonly folder: string;
  /** Value of `--out` of a drill. */
  readonly outFolder: string;
  /** Value of `LAB_STATE_FOLDER`. */
  readonly stateFolder: string;
  stdout = '';
  stderr = '';
  /** Resolves with the exit code or the signal when the process has ended and its output is complete. */
  readonly ended: Promise<number | NodeJS.Signals>;
  #end: number | NodeJS.Signals | undefined;

  /**
   * Starts the command. `env` is merged into this process's environment; a value of undefined unsets the variable.
   * `within` wraps the command in another command that runs it.
   */
  constructor(
    args: readonly string[],
    env: NodeJS.ProcessEnv = {},
    within: (command: readonly string[]) => readonly string[] = (command) => command,
  ) {
    this.folder = mkdtempSync(join(tmpdir(), 'afl-'));
    // The same mode as /tmp, because the servers' user needs access.
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
        // Off by default: CDK's template validator takes seconds of each synthesis.
        ...{ CDK_VALIDATION: 'false', LAB_FUNCTIONS_FOLDER: prebuiltFunctions(), NO_COLOR: '1' },
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

  /** Waits until the process has written a text to standard error. */
  async says(text: string): Promise<void> {
    await waitFor(`"${text}" on stderr`, 120_000, () => {
      if (this.stderr.includes(text)) return undefined;
      if (this.isOver)
        throw new Error(`the command ended with ${this.#end} before it wrote "${text}":\n${this.stderr}`);
      return this.stderr || 'nothing';
    });
  }

  /**
   * Closes the reading ends of the process's output: standard output now, standard error after a line, as `head -1`
   * does.
   */
  stopReading(): void {
    this.process.stdout?.destroy();
    this.process.stderr?.once('data', () => this.process.stderr?.destroy());
  }

  /**
   * Returns the processes and files that are left of the run, except its report, the caches of Node.js and tsx, and the
   * certificate, whose path is still set in shells.
   */
  leftovers(): string[] {
    const files = readdirSync(this.folder).filter((name) => !/^(out|tsx-|node-compile-cache|v8-)/.test(name));
    const state = files.includes('state') ? readdirSync(this.stateFolder) : [];
    const kept = state.filter((name) => name !== 'ca.pem');
    const processes = this.processes().map((row) => row.slice(0, 200));
    return [...files.filter((name) => name !== 'state'), ...kept, ...processes];
  }

  /** Returns the running processes that belong to the run, except those of the tests. */
  processes(): string[] {
    return processesWithin(this.folder);
  }

  async #close(): Promise<void> {
    if (!this.isOver) this.process.kill('SIGKILL');
    // Before the output is complete, because a process that is left may hold the output open.
    await waitFor('all processes have ended', 10_000, () => {
      const running = this.processes();
      for (const row of running) kill(Number.parseInt(row, 10));
      return running.join('\n') || undefined;
    });
    await this.ended;
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    LabRun.#open.delete(this);
  }
}

function kill(processId: number): void {
  try {
    process.kill(processId, 'SIGKILL');
  } catch {
    // The process has already ended.
  }
}
