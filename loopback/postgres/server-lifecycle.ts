import { waitUntil } from './deadline';
import { PostgresExitError, PostgresStateError } from './errors';
import type { ProcessEnd } from './keeper/protocol';
import type { ServerProcess, StopMode } from './server-process';

const READY_INTERVAL_MS = 2;

export type ServerState = 'stopped' | 'starting' | 'running' | 'stopping';

/** Unrequested end of a server. */
export interface ServerExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Last lines of its log. */
  readonly stderrTail: string;
}

export interface LifecycleParts {
  launch(): Promise<ServerProcess>;
  /** Returns undefined if the server answers, otherwise a description of the failure. */
  askReady(): Promise<string | undefined>;
  /** Drops connections to the server, which has ended. */
  forget(): void;
  /** Whether all servers of the home are being ended. */
  isHomeClosing(): boolean;
}

/** Starts, stops and kills one server. The calls may come in any order and at the same time. */
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
      void run.ended.then((end) => this.#handleEnd(run, end));
      if (this.#isEndAsked) throw new PostgresStateError(`${this.#name} was stopped during its start.`);
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
    // Once the server runs, `#handleEnd` handles its end.
    failed.catch(() => {});
    await waitUntil(`${this.#name} to answer a query`, { timeoutMs, intervalMs: READY_INTERVAL_MS }, () =>
      Promise.race([failed, this.#parts.askReady()]),
    );
  }

  #handleEnd(run: ServerProcess, { code, signal, outputTail }: ProcessEnd): void {
    this.#parts.forget();
    if (this.#run !== run || this.#isEndAsked || this.#state !== 'running') return;
    this.#state = 'stopped';
    if (this.#parts.isHomeClosing()) return;
    for (const listener of this.#exitListeners) listener({ code, signal, stderrTail: outputTail });
  }

  async #end(act: (run: ServerProcess) => Promise<void>): Promise<void> {
    this.#isEndAsked = true;
    if (this.#state === 'running') this.#state = 'stopping';
    // Also for a server that ended by itself: its last backend may still be running.
    if (this.#run) await act(this.#run);
    // A start in progress fails because of this, or sees `#isEndAsked`.
    await this.#starting.catch(() => {});
    this.#state = 'stopped';
  }
}
