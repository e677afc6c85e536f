import type { Worker } from 'node:worker_threads';
import type { ClientResult } from '../client-contract';
import type { Clock } from '../clock';
import { toText } from '../error-text';
import { CLIENT_CLOSE_TIMEOUT_MS, CLIENT_OPEN_TIMEOUT_MS, MAX_MESSAGE_LENGTH } from '../limits';
import type { ClientState, ThreadEnd } from './client-state';
import type { ProbeMessage, ThreadMessage } from './messages';
import { isThreadMessage } from './messages';
import { toClientResult } from './result';
import { toSharedMs } from './shared-clock';
import type { WritePlan } from './writes';

/**
 * A client of a run, in its own thread. Nothing that the client does makes a method reject: its result describes how it
 * ended.
 */
export class ClientLane {
  readonly #thread: Worker;
  readonly #state: ClientState;
  readonly #clock: Clock;
  #wake = () => {};

  constructor(
    thread: Worker,
    { name, plan, columns }: Pick<ClientState, 'name' | 'plan' | 'columns'>,
    clock: Clock,
  ) {
    this.#thread = thread;
    this.#state = { name, plan, columns, messages: [], end: undefined };
    this.#clock = clock;
    thread.on('message', (message: unknown) => {
      // A client can send other messages.
      if (!isThreadMessage(message)) return;
      this.#state.messages.push(message);
      this.#wake();
    });
    thread.once('error', (error: unknown) => this.#end('crashed', toText(error)));
    thread.once('exit', (code) => this.#end('crashed', `the client ended its thread with exit code ${code}`));
  }

  /** Waits until the client has opened its connections, or cannot run. */
  async open(): Promise<void> {
    await this.#reach(['opened', 'not-opened'], CLIENT_OPEN_TIMEOUT_MS, 'the client did not open');
  }

  /** Runs the client's writes. Resolves when all have ended. `startMs` is on the probe's clock. */
  async run(startMs: number): Promise<void> {
    const { periodMs, offsetMs, ticks, deadlineMs } = this.#state.plan;
    if (!this.#has('opened')) return;
    this.#send({ step: 'start', startMs: toSharedMs(startMs, this.#clock) });
    const lastMs = startMs + offsetMs + ticks * periodMs + deadlineMs;
    const limitMs = lastMs - this.#clock.nowMs() + RESPONSE_MS;
    await this.#reach(['written'], limitMs, "the client's thread did not respond after the run");
  }

  /** Closes the client and ends its thread. */
  async close(): Promise<void> {
    if (this.#has('written')) {
      this.#send({ step: 'close' });
      await this.#reach(['closed'], CLIENT_CLOSE_TIMEOUT_MS, 'the client did not close');
    }
    this.#end('ended-by-probe', '');
    await this.#thread.terminate();
  }

  get name(): string {
    return this.#state.name;
  }

  get plan(): WritePlan {
    return this.#state.plan;
  }

  /** `startMs` is the start of the run on the probe's clock. */
  result(startMs: number): ClientResult {
    return toClientResult(this.#state, startMs);
  }

  /** Waits for one of the steps. Ends the thread if it does not take one within the time limit. */
  async #reach(steps: readonly ThreadMessage['step'][], limitMs: number, problem: string): Promise<void> {
    const reached = new AbortController();
    const expiry = this.#clock.sleep(limitMs, reached.signal).then(
      () => this.#end('ended-by-probe', `${problem} within ${Math.round(limitMs)} ms`),
      () => {},
    );
    while (!this.#state.end && !steps.some((step) => this.#has(step))) {
      const changed = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      await Promise.race([changed, expiry]);
    }
    reached.abort();
    if (this.#state.end) await this.#thread.terminate();
  }

  #has(step: ThreadMessage['step']): boolean {
    return this.#state.messages.some((message) => message.step === step);
  }

  #send(message: ProbeMessage): void {
    this.#thread.postMessage(message);
  }

  /** Records the first cause that ended the thread. */
  #end(state: ThreadEnd['state'], message: string): void {
    this.#state.end ??= { state, atMs: this.#clock.nowMs(), message: message.slice(0, MAX_MESSAGE_LENGTH) };
    this.#wake();
  }
}

/** Time that a thread has to report after its last deadline. */
const RESPONSE_MS = 2_000;
