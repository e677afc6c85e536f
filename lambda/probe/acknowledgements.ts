/** Times at which the writes of a lane were acknowledged, from which the staleness of answers is calculated. */
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
   * Returns the staleness of an answer with the newest row `newest`: the time from the acknowledgement of the oldest
   * write that it misses to `startedMs`, the start of its statement. 0 if it misses no write acknowledged before
   * `startedMs`.
   */
  staleMs(newest: number | undefined, startedMs: number): number {
    for (let tick = (newest ?? -1) + 1; tick <= this.#highest; tick += 1) {
      const staleMs = startedMs - (this.#atMs[tick] ?? Number.NaN);
      // False for a write that was never acknowledged: its time is NaN.
      if (staleMs > 0) return staleMs;
    }
    return 0;
  }
}
