import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { PostgresHomeError } from './errors';
import type { KeeperCall, KeeperCalls, KeeperMessage, KeeperOptions, ProcessEnd } from './keeper/protocol';
import { keeperProgram } from './keeper-program';

const TAIL_CHARACTERS = 2000;

export interface ProcessListener {
  ended(end: ProcessEnd): void;
  /** Called after `ended`, when the process and all of its children have ended. */
  gone(): void;
}

interface PendingCall {
  resolve(reply: unknown): void;
  reject(error: Error): void;
}

export interface HomePlace {
  readonly folder: string;
  readonly binFolder: string;
}

/** End of the channel to the keeper, in the process of the account. */
export class KeeperChannel {
  readonly #options: KeeperOptions;
  readonly #keeper: ChildProcess;
  readonly #calls = new Map<number, PendingCall>();
  readonly #listeners = new Map<number, ProcessListener>();
  readonly #over: Promise<void>;
  #place: HomePlace | undefined;
  #isClosing = false;
  #errorTail = '';
  #lastId = 0;
  #lastKey = 0;
  /** Folders that the keeper has prepared. Rejects if the keeper failed to prepare them. */
  readonly ready: Promise<HomePlace>;

  constructor(options: KeeperOptions) {
    this.#options = options;
    this.#keeper = spawn(process.execPath, ['--eval', keeperProgram(), JSON.stringify(options)], {
      cwd: '/',
      // A separate session, so that Ctrl-C in the terminal does not reach the keeper.
      detached: true,
      env: { PATH: '/usr/bin:/bin:/usr/sbin:/sbin', UV_THREADPOOL_SIZE: '16' },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#keeper.stderr?.on('data', (chunk: Buffer) => {
      this.#errorTail = (this.#errorTail + chunk.toString()).slice(-TAIL_CHARACTERS);
    });
    this.#over = this.#watchEnd();
    this.ready = new Promise((resolve, reject) => {
      this.#keeper.on('message', (message: KeeperMessage) => {
        if (message.kind !== 'ready') return this.#take(message);
        this.#place = message;
        resolve(message);
      });
      this.#over.then(() => reject(this.#lost()), reject);
    });
    // Ignored here: callers that await the promise handle its rejection.
    this.ready.catch(() => {});
    this.#over.catch(() => {});
  }

  get isClosing(): boolean {
    return this.#isClosing;
  }

  call<Name extends keyof KeeperCalls>(
    name: Name,
    request: KeeperCalls[Name]['request'],
  ): Promise<KeeperCalls[Name]['reply']> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      if (this.#isClosing || !this.#keeper.connected) return reject(this.#lost());
      this.#calls.set(id, { resolve: (reply) => resolve(reply as KeeperCalls[Name]['reply']), reject });
      // Send errors need no handling: the keeper's end rejects the call.
      this.#keeper.send({ id, name, request } as KeeperCall, () => {});
    });
  }

  /** Registers a listener. Returns the key with which to start the process that the listener observes. */
  listen(listener: ProcessListener): number {
    this.#lastKey += 1;
    this.#listeners.set(this.#lastKey, listener);
    return this.#lastKey;
  }

  /** Ends the keeper. Resolves when every process has ended and the folder is removed. */
  close(): Promise<void> {
    this.#isClosing = true;
    if (this.#keeper.connected) this.#keeper.disconnect();
    return this.#over;
  }

  #take(message: Exclude<KeeperMessage, { kind: 'ready' }>): void {
    switch (message.kind) {
      case 'reply':
        this.#calls.get(message.id)?.resolve(message.reply);
        this.#calls.delete(message.id);
        break;
      case 'failure':
        this.#calls.get(message.id)?.reject(new PostgresHomeError(message.message));
        this.#calls.delete(message.id);
        break;
      case 'ended':
        this.#listeners.get(message.key)?.ended(message.end);
        break;
      case 'gone':
        this.#listeners.get(message.key)?.gone();
        this.#listeners.delete(message.key);
        break;
    }
  }

  async #watchEnd(): Promise<void> {
    const code = await new Promise<number | null>((resolve, reject) => {
      this.#keeper.once('error', reject);
      // Not `close`, which is not emitted if this end closed the channel first.
      this.#keeper.once('exit', resolve);
    });
    const wasAsked = this.#isClosing;
    try {
      if (!wasAsked) await this.#rescue();
    } finally {
      this.#settleAll();
    }
    if (wasAsked && code !== 0) throw this.#lost();
  }

  /** Starts another keeper that ends what a killed keeper left behind. */
  async #rescue(): Promise<void> {
    if (!this.#place) return;
    const { folder, binFolder } = this.#place;
    const { user } = this.#options;
    await new KeeperChannel({ home: { lost: folder }, binFolder, ...(user && { user }) }).close();
  }

  #settleAll(): void {
    const lost = this.#lost();
    for (const listener of this.#listeners.values()) {
      listener.ended({ code: null, signal: null, outputTail: lost.message, isFenced: false });
      listener.gone();
    }
    for (const call of this.#calls.values()) call.reject(lost);
  }

  #lost(): PostgresHomeError {
    const what = this.#place
      ? `The keeper of ${this.#place.folder} has ended, and every server with it. Create another home.`
      : 'The home folder for PostgreSQL could not be created.';
    return new PostgresHomeError(`${what}\n${this.#errorTail}`.trim());
  }
}
