import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { childrenOf, kill, processesIn } from './process-tree';
import type { ProcessEnd } from './protocol';
import { releaseLeftovers } from './server-leftovers';

const TAIL_CHARACTERS = 4000;
/** Most processes end with their postmaster; looking for those that do not takes a few milliseconds. */
const FIRST_SWEEP_AFTER_MS = 5;
/** How long the last words of a process may delay the news of its end. */
const LAST_WORDS_MS = 20;

/** Nothing of the lab's environment: libpq falls back to PG* variables, initdb guesses locale and time zone. */
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
 * A child of the keeper and all that comes from it. A backend leads a process group of its own, so a signal to the
 * group does not reach it; but each inherits the postmaster's standard error. Its end of file is the proof that the
 * last of them is gone.
 */
export class KeptProcess {
  readonly #command: Command;
  readonly #child: ChildProcessWithoutNullStreams;
  #outputTail = '';
  #isGone = false;
  #leftovers: Promise<void> = Promise.resolve();
  /** Rejects when the program cannot be started. */
  readonly started: Promise<void>;
  /** Never settles when the program could not be started. */
  readonly ended: Promise<ProcessEnd>;
  /** No process is left, and nothing that keeps another server from starting in the data folder. */
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
    // A program that ends early does not read its input; its exit code tells.
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
   * On return none of its processes executes anything any more; what the kernel needs to clear the last of them away
   * (`gone`) is tens of milliseconds where many are connected. Killing the postmaster alone leaves backends that
   * acknowledge a few more commits. Stopped first, it can neither fork nor reap; so its children's ids stay theirs
   * until they are killed.
   */
  async fence(): Promise<void> {
    const children = this.signal('SIGSTOP') ? childrenOf(this.processId) : undefined;
    if (children === undefined && !this.#isGone) this.#killOrphans();
    for (const child of children ?? []) kill(child);
    this.signal('SIGKILL');
    // Only of Linux is it known that whoever is sent SIGKILL is interrupted at once, on whatever processor it runs.
    if (process.platform !== 'linux') await this.gone;
  }

  /** Resolves when also what the kernel keeps for a killed server is given back. */
  async released(): Promise<void> {
    await this.gone;
    await this.#leftovers;
  }

  async #describeEnd(): Promise<ProcessEnd> {
    void this.#endOrphans();
    const { exitCode: code, signalCode: signal } = this.#child;
    // Who was killed said nothing any more, and a failover waits for this news.
    if (signal === null) await Promise.race([this.gone, sleep(LAST_WORDS_MS)]);
    return { code, signal, outputTail: this.#outputTail };
  }

  async #endOrphans(): Promise<void> {
    for (let pauseMs = FIRST_SWEEP_AFTER_MS; ; pauseMs *= 2) {
      await sleep(pauseMs);
      if (this.#isGone) return;
      this.#killOrphans();
    }
  }

  /** A backend amid a computation does not notice that its postmaster is gone. */
  #killOrphans(): void {
    for (const orphan of processesIn(this.#command.dataFolder, this.#command.binFolder)) kill(orphan);
  }
}

function happened(child: ChildProcessWithoutNullStreams, event: 'exit' | 'close'): Promise<void> {
  return new Promise((resolve) => child.once(event, () => resolve()));
}
