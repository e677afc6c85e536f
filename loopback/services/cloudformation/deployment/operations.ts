import { setMaxListeners } from 'node:events';
import type { Stack } from '../stacks/stack';
import type { OperationName } from '../stacks/stack-events';
import type { StackStatus } from '../stacks/stack-status';
import type { Engine, Run } from './engine';

interface RunningOperation {
  readonly interruption: AbortController;
  readonly ended: Promise<void>;
}

export interface OperationRequest {
  readonly stack: Stack;
  readonly operation: OperationName;
  /** Status after an internal error of the account, so that no client waits forever. */
  readonly brokenStatus: StackStatus;
  readonly work: (run: Run) => Promise<void>;
}

/** Runs operations on stacks in the background, one at a time on each stack. */
export class Operations {
  readonly #engine: Engine;
  readonly #closing = new AbortController();
  readonly #running = new Map<Stack, RunningOperation>();

  constructor(engine: Engine) {
    this.#engine = engine;
    // Any number of clients may wait for the signal, so there is no listener limit.
    setMaxListeners(0, this.#closing.signal);
  }

  /** Starts an operation in the background. On return the stack has the operation's first status. */
  start({ stack, operation, brokenStatus, work }: OperationRequest): void {
    const engine = this.#engine;
    const interruption = new AbortController();
    const signal = AbortSignal.any([interruption.signal, this.#closing.signal]);
    // Every resource of the stack may wait for the signal.
    setMaxListeners(0, signal);
    const ended = work({ engine, stack, operation, signal })
      .catch((error: unknown) => {
        engine.log(`${operation.type} of the stack ${stack.name} failed with an internal error.`, error);
        stack.enter(brokenStatus, operation, 'Internal Failure');
      })
      .finally(() => {
        if (this.#running.get(stack)?.ended === ended) this.#running.delete(stack);
      });
    this.#running.set(stack, { interruption, ended });
  }

  /** Interrupts the operation in progress on a stack and undoes nothing. Resolves when the operation has ended. */
  async interrupt(stack: Stack): Promise<void> {
    const running = this.#running.get(stack);
    running?.interruption.abort();
    await running?.ended;
  }

  /** Aborts when the account closes. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  /** Interrupts all operations and undoes nothing. Idempotent. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all([...this.#running.values()].map(({ ended }) => ended));
  }
}
