import type { LambdaFunction } from '../functions/function';
import { MAX_RESPONSE_BYTES } from '../invocation/payload-limits';
import type { SandboxProcess } from './launch';
import { Lines } from './lines';
import type { Failure, InvokeMessage, SandboxMessage } from './messages';
import { parseSandboxMessage } from './messages';

/** Result of running one event. */
export type Outcome =
  | { readonly state: 'succeeded'; readonly payload: string }
  /** The handler threw, or could not be loaded. */
  | { readonly state: 'failed'; readonly failure: Failure }
  | { readonly state: 'timed-out' }
  /** The process ended without sending a result. */
  | { readonly state: 'exited'; readonly code: number | null; readonly signal: NodeJS.Signals | null };

export interface Run {
  readonly outcome: Outcome;
  /** Duration of the handler; 0 if it was never called. */
  readonly durationMs: number;
  /** Peak memory of the sandbox, as last reported by its process. */
  readonly maxMemoryMb: number;
}

export interface SandboxEvent
  extends Omit<InvokeMessage, 'kind' | 'timeoutMs' | 'functionArn' | 'maxResponseBytes'> {
  /**
   * Called immediately before the handler runs: at once in a warm sandbox, after the code is loaded in a cold sandbox.
   */
  readonly onStart: () => void;
}

/** Additional time that a cold sandbox has to load its code (developer guide, "Init phase"). */
const initAllowanceMs = 10_000;
/** Limit of CloudWatch Logs (256 KB per event), applied to output without a line break. */
const maxLogLine = 262_118;
/** Large enough for an answer of 6 MB in which every character is escaped. */
const maxMessage = 40_000_000;

/** A program that the function started and detached may keep the output open. */
const closeGraceMs = 500;

interface Current {
  readonly event: SandboxEvent;
  /** `durationMs` is the duration of the handler. */
  readonly settle: (ended: { readonly outcome: Outcome; readonly durationMs: number }) => void;
  timer: NodeJS.Timeout;
  startedAt: number | undefined;
}

/** Process that runs a function's handler on one event at a time. Between events it is stopped, as on Lambda. */
export class Sandbox {
  readonly fn: LambdaFunction;
  /** Resolves when the process has ended. */
  readonly gone: Promise<void>;
  readonly #process: SandboxProcess;
  readonly #onLog: (line: string) => void;
  readonly #launchedAt = performance.now();
  #initMs: number | undefined;
  #maxMemoryMb = 0;
  #current: Current | undefined;
  /** Final outcome, if it was known before the process ended. */
  #finalOutcome: Outcome | undefined;
  #isGone = false;

  constructor(fn: LambdaFunction, launched: SandboxProcess, onLog: (line: string) => void) {
    this.fn = fn;
    this.#process = launched;
    this.#onLog = onLog;
    for (const stream of [launched.stdout, launched.stderr]) {
      const lines = new Lines(maxLogLine, onLog);
      stream.on('data', lines.write).on('end', lines.end);
    }
    launched.answers.on('data', new Lines(maxMessage, (line) => this.#take(line)).write);
    this.gone = this.#watchEnd();
  }

  /** How long it took to load the code; undefined until the code is loaded. */
  get initMs(): number | undefined {
    return this.#initMs;
  }

  /** Whether the sandbox can run another event. */
  get isUsable(): boolean {
    return !this.#isGone && this.#finalOutcome === undefined && this.#current === undefined;
  }

  /** Runs one event at a time. Never rejects. */
  async run(event: SandboxEvent): Promise<Run> {
    const { fn } = this;
    const isWarm = this.#initMs !== undefined;
    const ended = await new Promise<Omit<Run, 'maxMemoryMb'>>((settle) => {
      const timer = setTimeout(() => this.#timeOut(), fn.timeoutMs + (isWarm ? 0 : initAllowanceMs));
      this.#current = { event, settle, timer, startedAt: undefined };
      if (this.#isGone) return this.#settle({ state: 'exited', code: null, signal: null });
      if (isWarm) this.#start();
      this.#process.child.kill('SIGCONT');
      const { onStart, ...rest } = event;
      const message: InvokeMessage = {
        kind: 'invoke',
        timeoutMs: fn.timeoutMs,
        functionArn: fn.arn,
        maxResponseBytes: MAX_RESPONSE_BYTES,
        ...rest,
      };
      this.#process.requests.write(`${JSON.stringify(message)}\n`);
    });
    clearTimeout(this.#current?.timer);
    this.#current = undefined;
    this.#process.child.kill('SIGSTOP');
    return { ...ended, maxMemoryMb: this.#maxMemoryMb };
  }

  /** Kills the process, even while it runs an event. */
  end(): Promise<void> {
    this.#process.kill();
    return this.gone;
  }

  #take(line: string): void {
    const message = parseSandboxMessage(line);
    if (message === undefined) this.#onLog(line);
    else this.#handle(message);
  }

  #handle(message: SandboxMessage): void {
    if ('maxMemoryMb' in message) this.#maxMemoryMb = message.maxMemoryMb;
    switch (message.kind) {
      case 'log':
        this.#onLog(message.text);
        break;
      case 'ready':
        this.#initMs = performance.now() - this.#launchedAt;
        this.#start();
        break;
      case 'response':
        this.#settle({ state: 'succeeded', payload: message.payload });
        break;
      case 'init-failed':
        this.#finalOutcome = { state: 'failed', failure: message.failure };
        break;
      case 'failure': {
        const outcome = { state: 'failed', failure: message.failure } as const;
        if (message.isFatal) this.#finalOutcome = outcome;
        else this.#settle(outcome);
        break;
      }
    }
  }

  #start(): void {
    const current = this.#current;
    if (current === undefined) return;
    current.event.onStart();
    current.startedAt = performance.now();
    clearTimeout(current.timer);
    current.timer = setTimeout(() => this.#timeOut(), this.fn.timeoutMs);
  }

  /** Settles in the next turn, because output that the handler wrote earlier may still be in the other channels. */
  #settle(outcome: Outcome): void {
    const current = this.#current;
    if (current === undefined) return;
    const now = performance.now();
    const durationMs = now - (current.startedAt ?? now);
    setImmediate(() => current.settle({ outcome, durationMs }));
  }

  #timeOut(): void {
    this.#finalOutcome = { state: 'timed-out' };
    this.#process.kill();
  }

  async #watchEnd(): Promise<void> {
    const { child } = this.#process;
    const exit = await new Promise<Outcome>((resolve) => {
      child.once('exit', (code, signal) => {
        // Kills the programs that the function has started, so that the channels close.
        this.#process.kill();
        const end = () => resolve({ state: 'exited', code, signal });
        const grace = setTimeout(end, closeGraceMs);
        child.once('close', () => {
          clearTimeout(grace);
          end();
        });
      });
      child.once('error', () => resolve({ state: 'exited', code: null, signal: null }));
    });
    this.#isGone = true;
    this.#settle(this.#finalOutcome ?? exit);
  }
}
