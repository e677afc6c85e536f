import type { Clock } from '../../aurora/clock';

/** Enough turns for most of what a timer sets off; the rest happens a little later in virtual time. */
const TURNS_PER_TIMER = 6;

interface Timer {
  readonly dueMs: number;
  /** Decides among timers that are due at the same time. */
  readonly rank: number;
  readonly end: () => void;
}

/** A clock whose time passes only when nothing else happens. */
export class VirtualClock implements Clock {
  readonly #rank: () => number;
  /** Latest first. */
  readonly #timers: Timer[] = [];
  #nowMs = 0;

  /** `rank` orders what is due at the same time; by chance, it makes reorderings. @default in no set order */
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

  /** Lets time pass until the promise settles; rejects when `limitMs` of it were not enough, or nothing is due. */
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
      if (due === undefined) throw new Error(`Nothing is due after ${this.#nowMs} ms, yet somebody waits.`);
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

/** When the event loop gets round, no promise has anything left to do. */
function everythingWaits(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
