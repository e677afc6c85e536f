import type { Clock } from '../../../lambda/probe/clock';

/** Local, because each use of a global is a slow lookup in Jest's sandbox. */
const LocalPromise = Promise;
const { nextTick } = process;

interface Sleeper {
  readonly dueMs: number;
  readonly wake: () => void;
}

/**
 * Virtual clock. When all pending promises wait for the clock, its time jumps to the next sleeper. Sleepers that are
 * due at the same time wake one after the other, in the order of their `sleep` calls.
 */
export class JumpingClock implements Clock {
  /** Sleepers, the latest first. */
  readonly #sleepers: Sleeper[] = [];
  #nowMs = 0;

  nowMs(): number {
    return this.#nowMs;
  }

  date(): Date {
    return new Date(Date.UTC(2026, 0, 1) + this.#nowMs);
  }

  sleep(ms: number): Promise<void> {
    return new LocalPromise((wake) => {
      const dueMs = this.#nowMs + ms;
      const sleepers = this.#sleepers;
      let index = sleepers.length;
      for (let next = sleepers[index - 1]; next && next.dueMs <= dueMs; next = sleepers[index - 1])
        index -= 1;
      if (index === sleepers.length) sleepers.push({ dueMs, wake });
      else sleepers.splice(index, 0, { dueMs, wake });
    });
  }

  /** Simulates a stopped process: time passes, and no sleeper wakes until the end of the jump. */
  jump(ms: number): void {
    this.#nowMs += ms;
  }

  /** Advances time until the promise settles. */
  async run<Result>(promise: Promise<Result>): Promise<Result> {
    let isSettled = false;
    const settle = (): void => {
      isSettled = true;
    };
    promise.then(settle, settle);
    for (;;) {
      await everythingWaits();
      if (isSettled) return promise;
      const next = this.#sleepers.pop();
      if (!next) throw new Error(`no sleeper is left at ${this.#nowMs} ms, and the promise is still pending`);
      if (next.dueMs > this.#nowMs) this.#nowMs = next.dueMs;
      next.wake();
    }
  }
}

/** Resolves when all settled promises have been processed: Node's queue of the next tick runs after them. */
function everythingWaits(): Promise<void> {
  return new LocalPromise((resolve) => nextTick(resolve));
}
