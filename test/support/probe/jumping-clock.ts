import type { Clock } from '../../../lambda/probe/clock';

/** In Jest's sandbox each use of a global is a slow look-up. */
const LocalPromise = Promise;
const { nextTick } = process;

interface Sleeper {
  readonly dueMs: number;
  readonly wake: () => void;
}

/**
 * A virtual clock: its time moves on to the next sleeper when every promise has been settled that can be. Those that
 * are due at the same time wake up one after the other, in the order in which they fell asleep.
 */
export class JumpingClock implements Clock {
  /** Latest first. */
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

  /** Stops the process: time passes and no sleeper wakes up before it is over. */
  jump(ms: number): void {
    this.#nowMs += ms;
  }

  /** Lets time pass until the promise settles. */
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
      if (!next) throw new Error(`at ${this.#nowMs} ms no sleeper is left, and the promise is still pending`);
      if (next.dueMs > this.#nowMs) this.#nowMs = next.dueMs;
      next.wake();
    }
  }
}

/** Node runs what is queued for the next tick when no promise has anything left to do. */
function everythingWaits(): Promise<void> {
  return new LocalPromise((resolve) => nextTick(resolve));
}
