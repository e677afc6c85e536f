/** Runs one task at a time, in the order of the calls. A failure rejects only its own caller. */
export class Mutex {
  #last: Promise<unknown> = Promise.resolve();

  run<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => {});
    return result;
  }

  /** Resolves when all tasks requested so far have ended. */
  async idle(): Promise<void> {
    await this.#last;
  }
}
