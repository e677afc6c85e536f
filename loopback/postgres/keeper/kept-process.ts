import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { childrenOf, kill, processesIn } from './process-tree';
import type { ProcessEnd } from './protocol';
import { releaseLeftovers } from './server-leftovers';

const TAIL_CHARACTERS = 4000;
/**
 * Delay before orphans are searched for. Most processes end with their postmaster, and a search takes a few
 * milliseconds.
 */
const FIRST_SWEEP_AFTER_MS = 5;
/** Longest time that the report of a process's end waits for its last output. */
const LAST_WORDS_MS = 20;

/** Contains nothing of the account's environment: libpq would use PG* variables, and initdb locale and time zone. */
const ENVIRONMENT = { PATH: '/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', TZ: 'UTC' };

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly binFolder: string;
  readonly homeFolder: string;
  readonly dataFolder: string;
  readonly input: string;
}

/**
 * Child of the keeper and all of its descendants. Each backend leads its own process group, so a signal to the child's
 * group does not reach it. But each inherits the postmaster's standard error, whose end of file proves that the last
 * process has ended.
 */
export class KeptProcess {
  readonly #command: Command;
  readonly #child: ChildProcessWithoutNullStreams;
  #outputTail = '';
  #isGone = false;
  /** Whether every process was killed. */
  #isFenced = false;
  #leftovers: Promise<void> = Promise.resolve();
  /** Rejects if the program cannot be started. */
  readonly started: Promise<void>;
  /** Resolves when the child has ended. Never settles if the program could not be started. */
  readonly ended: Promise<ProcessEnd>;
  /** Resolves when no process is left and another server can start in the data folder. */
  readonly gone: Promise<void>;

  constructor(command: Command) {
    this.#command = command;
    const child = spawn(join(command.binFolder, command.program), command.args, {
      cwd: command.homeFolder,
      env: ENVIRONMENT,
    });
    this.#child = child;
    this.started = new Promise((resolve, reject) => child.once('spawn', resolve).on('error', reject));
    this.ended = happened(child, 'exit').then(() => this.#describeEnd());
    this.gone = happened(child, 'close').then(() => {
      this.#isGone = true;
      this.#leftovers = releaseLeftovers(command.dataFolder);
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        this.#outputTail = (this.#outputTail + chunk.toString()).slice(-TAIL_CHARACTERS);
      });
    }
    // Ignored: a program that ends early does not read its input. Its exit code reports the failure.
    child.stdin.on('error', () => {});
    child.stdin.end(command.input);
  }

  get processId(): number {
    return this.#child.pid ?? 0;
  }

  signal(signal: NodeJS.Signals): boolean {
    return this.#child.kill(signal);
  }

  /**
   * Stops every process. On return none of them is still running. If many clients are connected, the kernel may need
   * tens of milliseconds more to remove the last process (`gone`). Killing only the postmaster would leave backends
   * that acknowledge a few more commits. The postmaster is stopped first, so that it can neither fork nor reap: the ids
   * of its children then stay valid until they are killed.
   */
  async fence(): Promise<void> {
    const children = this.signal('SIGSTOP') ? childrenOf(this.processId) : undefined;
    if (children === undefined && !this.#isGone) this.#killOrphans();
    // The newest first: clients' backends, and the senders of the log, for whose end the standbys wait.
    for (const child of children?.reverse() ?? []) kill(child);
    this.signal('SIGKILL');
    // Only Linux is known to interrupt a process at once when it is sent SIGKILL, on any processor.
    if (process.platform !== 'linux') await this.gone;
    this.#isFenced = true;
  }

  /** Resolves when the kernel's resources of a killed server are released as well. */
  async released(): Promise<void> {
    await this.gone;
    await this.#leftovers;
  }

  async #describeEnd(): Promise<ProcessEnd> {
    void this.#endOrphans();
    const { exitCode: code, signalCode: signal } = this.#child;
    // A failover waits for the report on a killed postmaster, which has written no last output, and fences it next.
    if (signal === null) await Promise.race([this.gone, sleep(LAST_WORDS_MS)]);
    else if (!this.#isFenced) await this.fence();
    return { code, signal, outputTail: this.#outputTail, isFenced: signal !== null };
  }

  async #endOrphans(): Promise<void> {
    for (let pauseMs = FIRST_SWEEP_AFTER_MS; ; pauseMs *= 2) {
      await sleep(pauseMs);
      if (this.#isGone) return;
      this.#killOrphans();
    }
  }

  /** Kills backends that outlived their postmaster: one that is computing does not detect its end. */
  #killOrphans(): void {
    for (const orphan of processesIn(this.#command.dataFolder, this.#command.binFolder)) kill(orphan);
  }
}

function happened(child: ChildProcessWithoutNullStreams, event: 'exit' | 'close'): Promise<void> {
  return new Promise((resolve) => child.once(event, () => resolve()));
}
