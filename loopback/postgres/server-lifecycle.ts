import { waitUntil } from './deadline';
import { PostgresExitError, PostgresStateError } from './errors';
import type { ProcessEnd } from './keeper/protocol';
import type { ServerProcess, StopMode } from './server-process';

const READY_INTERVAL_MS = 4;

export type ServerState = 'stopped' | 'starting' | 'running' | 'stopping';

/** How a server ended that nobody had asked to end. */
export interface ServerExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The last lines of its log. */
  readonly stderrTail: string;
}

export interface LifecycleParts {
  launch(): Promise<ServerProcess>;
  /** Undefined when the server answers; else what was seen instead. */
  askReady(): Promise<string | undefined>;
  /** The server has ended; nothing that talked to it is of use. */
  forget(): void;
  /** All servers are being ended along with this one. */
  isHomeClosing(): boolean;
}

/** Start, stop and kill, in whatever order and however many at a time they are called. */
export class ServerLifecycle {
  readonly #name: string;
  readonly #parts: LifecycleParts;
  readonly #exitListeners = new Set<(exit: ServerExit) => void>();
  #state: ServerState = 'stopped';
  #run: ServerProcess | undefined;
  #starting: Promise<void> = Promise.resolve();
  #isEndAsked = false;

  constructor(name: string, parts: LifecycleParts) {
    this.#name = name;
    this.#parts = parts;
  }

  get state(): ServerState {
    return this.#state;
  }

  get run(): ServerProcess | undefined {
    return this.#state === 'stopped' ? undefined : this.#run;
  }

  async start(timeoutMs: number): Promise<void> {
    if (this.#state !== 'stopped') {
      throw new PostgresStateError(`${this.#name} is ${this.#state}; only a stopped server can be started.`);
    }
    this.#state = 'starting';
    this.#isEndAsked = false;
    this.#starting = this.#start(timeoutMs);
    await this.#starting;
  }

  stop(mode: StopMode): Promise<void> {
    return this.#end((run) => run.stop(mode));
  }

  fence(): Promise<void> {
    return this.#end((run) => run.fence());
  }

  kill(): Promise<void> {
    return this.#end((run) => run.kill());
  }

  onExit(listener: (exit: ServerExit) => void): () => void {
    this.#exitListeners.add(listener);
    return () => this.#exitListeners.delete(listener);
  }

  async #start(timeoutMs: number): Promise<void> {
    try {
      await this.#run?.gone;
      const run = await this.#parts.launch();
      this.#run = run;
      void run.ended.then((end) => this.#heed(run, end));
      if (this.#isEndAsked) throw new PostgresStateError(`${this.#name} was ended while it started.`);
      await this.#waitUntilReady(run, timeoutMs);
      this.#state = 'running';
    } catch (error) {
      await this.#run?.kill();
      this.#state = 'stopped';
      throw error;
    }
  }

  async #waitUntilReady(run: ServerProcess, timeoutMs: number): Promise<void> {
    const failed = run.ended.then((end) => {
      throw new PostgresExitError(this.#name, end);
    });
    // Once the server runs, it is `#heed` that hears of its end.
    failed.catch(() => {});
    await waitUntil(`${this.#name} answers a query`, { timeoutMs, intervalMs: READY_INTERVAL_MS }, () =>
      Promise.race([failed, this.#parts.askReady()]),
    );
  }

  #heed(run: ServerProcess, { code, signal, outputTail }: ProcessEnd): void {
    this.#parts.forget();
    if (this.#run !== run || this.#isEndAsked || this.#state !== 'running') return;
    this.#state = 'stopped';
    if (this.#parts.isHomeClosing()) return;
    for (const listener of this.#exitListeners) listener({ code, signal, stderrTail: outputTail });
  }

  async #end(act: (run: ServerProcess) => Promise<void>): Promise<void> {
    this.#isEndAsked = true;
    if (this.#state === 'running') this.#state = 'stopping';
    // Also of a server that ended by itself: its last backend may still be there.
    if (this.#run) await act(this.#run);
    // A start under way either fails by this, or finds that it is asked to end.
    await this.#starting.catch(() => {});
    this.#state = 'stopped';
  }
}
