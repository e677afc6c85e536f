/** Runs one piece of work at a time, in the order of the calls. A failure rejects its own caller only. */
export class Mutex {
  #last: Promise<unknown> = Promise.resolve();

  run<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => {});
    return result;
  }

  /** Resolves when all work that was requested so far has ended. */
  async idle(): Promise<void> {
    await this.#last;
  }
}
