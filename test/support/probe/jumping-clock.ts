import type { Clock } from '../../../lambda/probe/clock';

interface Sleeper {
  readonly dueMs: number;
  readonly wake: () => void;
}

/** A virtual clock that moves on when nothing else is left to do, and whose process can be stopped for a while. */
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
    return new Promise((wake) => {
      const dueMs = this.#nowMs + ms;
      const index = this.#sleepers.findLastIndex((other) => other.dueMs > dueMs) + 1;
      this.#sleepers.splice(index, 0, { dueMs, wake });
    });
  }

  /** Time passes and nobody wakes up. */
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
      await new Promise((resolve) => setImmediate(resolve));
      if (isSettled) return promise;
      const next = this.#sleepers.pop();
      if (!next) throw new Error(`nobody sleeps at ${this.#nowMs} ms, yet somebody waits`);
      this.#nowMs = Math.max(this.#nowMs, next.dueMs);
      next.wake();
    }
  }
}
