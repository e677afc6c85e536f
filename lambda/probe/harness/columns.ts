/** State of a tick. Greater values are `FIRST_ANSWER` plus the index of the tick's answer. */
const NOT_STARTED = 0;
const UNDER_WAY = 1;
const FIRST_ANSWER = 2;

const COUNTERS = ['lateAnswers', 'connectionsOpened', 'connectionsOpen'] as const;
type Counter = (typeof COUNTERS)[number];

/**
 * Ticks and counters of a client in memory that the client's thread writes and the probe's thread reads. They are
 * complete even if the client's thread crashes.
 */
export class ClientColumns {
  readonly buffer: SharedArrayBuffer;
  readonly #counters: Int32Array;
  readonly #lateUs: Int32Array;
  readonly #endedUs: Int32Array;
  readonly #state: Int32Array;

  static allocate(ticks: number): ClientColumns {
    return new ClientColumns(new SharedArrayBuffer(4 * (COUNTERS.length + 3 * ticks)));
  }

  constructor(buffer: SharedArrayBuffer) {
    this.buffer = buffer;
    const ticks = (buffer.byteLength / 4 - COUNTERS.length) / 3;
    const column = (index: number) => new Int32Array(buffer, 4 * (COUNTERS.length + index * ticks), ticks);
    this.#counters = new Int32Array(buffer, 0, COUNTERS.length);
    this.#lateUs = column(0);
    this.#endedUs = column(1);
    this.#state = column(2);
  }

  start(tick: number, lateUs: number): void {
    this.#lateUs[tick] = lateUs;
    Atomics.store(this.#state, tick, UNDER_WAY);
  }

  end(tick: number, endedUs: number, answer: number): void {
    this.#endedUs[tick] = endedUs;
    Atomics.store(this.#state, tick, FIRST_ANSWER + answer);
  }

  count(counter: Counter, change: 1 | -1): void {
    Atomics.add(this.#counters, COUNTERS.indexOf(counter), change);
  }

  counter(counter: Counter): number {
    return Atomics.load(this.#counters, COUNTERS.indexOf(counter));
  }

  /** Returns the state of each tick. Times are microseconds after the tick was due. */
  ticks(): ColumnTick[] {
    return Array.from(this.#state, (_, tick): ColumnTick => {
      const state = Atomics.load(this.#state, tick);
      const lateUs = Number(this.#lateUs[tick]);
      if (state === NOT_STARTED) return { state: 'not-started' };
      if (state === UNDER_WAY) return { state: 'under-way', lateUs };
      return { state: 'ended', lateUs, endedUs: Number(this.#endedUs[tick]), answer: state - FIRST_ANSWER };
    });
  }
}

/** `answer` is an index into the list of the client's answers. */
export type ColumnTick =
  | { readonly state: 'not-started' }
  | { readonly state: 'under-way'; readonly lateUs: number }
  | { readonly state: 'ended'; readonly lateUs: number; readonly endedUs: number; readonly answer: number };
