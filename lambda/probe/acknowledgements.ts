/** When each write of a lane was acknowledged, and what that says of an answer that does not show all of them. */
export class Acknowledgements {
  readonly #atMs: Float64Array;
  #highest = -1;

  constructor(ticks: number) {
    this.#atMs = new Float64Array(ticks).fill(Number.NaN);
  }

  add(tick: number, atMs: number): void {
    this.#atMs[tick] = atMs;
    this.#highest = Math.max(this.#highest, tick);
  }

  /**
   * How long before `startedMs` the oldest write had been acknowledged that an answer misses whose newest row is
   * `newest`; 0 if it misses none that was acknowledged before it was asked for.
   */
  staleMs(newest: number | undefined, startedMs: number): number {
    for (let tick = (newest ?? -1) + 1; tick <= this.#highest; tick += 1) {
      const staleMs = startedMs - (this.#atMs[tick] ?? Number.NaN);
      // False for what was not acknowledged at all.
      if (staleMs > 0) return staleMs;
    }
    return 0;
  }
}
