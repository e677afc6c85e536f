import type { Clock } from '../../aurora/clock';

/**
 * Turns of the event loop per timer. Most work that a timer starts ends within this number of turns. The other work ends
 * a little later in virtual time.
 */
const TURNS_PER_TIMER = 6;

interface Timer {
  readonly dueMs: number;
  /** Order among timers that are due at the same time. */
  readonly rank: number;
  readonly end: () => void;
}

/** Clock whose time passes only when nothing else happens. */
export class VirtualClock implements Clock {
  readonly #rank: () => number;
  /** Pending timers, the latest first. */
  readonly #timers: Timer[] = [];
  #nowMs = 0;

  /**
   * `rank` orders timers that are due at the same time. A random rank tests different orders. @default no defined order
   */
  constructor(rank: () => number = () => 0) {
    this.#rank = rank;
  }

  nowMs(): number {
    return this.#nowMs;
  }

  date(): Date {
    return new Date(Date.UTC(2026, 0, 1) + this.#nowMs);
  }

  sleep(durationMs: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const end = (): void => {
        signal?.removeEventListener('abort', end);
        resolve();
      };
      signal?.addEventListener('abort', end);
      this.#insert({ dueMs: this.#nowMs + (durationMs > 0 ? durationMs : 0), rank: this.#rank(), end });
    });
  }

  /** Lets time pass until the promise settles. Rejects after `limitMs` of virtual time, or if no timer is due. */
  async run<Result>(promise: Promise<Result>, limitMs = 3_600_000): Promise<Result> {
    let isSettled = false;
    const settle = (): void => {
      isSettled = true;
    };
    promise.then(settle, settle);
    const endMs = this.#nowMs + limitMs;
    for (;;) {
      for (let turn = 0; turn < TURNS_PER_TIMER; turn++) await undefined;
      if (this.#timers.length === 0) await everythingWaits();
      if (isSettled) return promise;
      const due = this.#timers.pop();
      if (due === undefined)
        throw new Error(`No timer is due after ${this.#nowMs} ms, but the promise has not settled.`);
      if (due.dueMs > endMs) throw new Error(`Not settled after ${limitMs} ms of virtual time.`);
      this.#nowMs = due.dueMs;
      due.end();
    }
  }

  #insert(timer: Timer): void {
    let index = this.#timers.length;
    while (index > 0 && isLater(timer, this.#timers[index - 1])) index--;
    this.#timers.splice(index, 0, timer);
  }
}

function isLater(timer: Timer, other: Timer | undefined): boolean {
  if (other === undefined) return false;
  return timer.dueMs > other.dueMs || (timer.dueMs === other.dueMs && timer.rank > other.rank);
}

/** Resolves after a turn of the event loop, when every ready promise callback has run. */
function everythingWaits(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
