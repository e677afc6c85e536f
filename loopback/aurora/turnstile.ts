/** Lets one piece of work through at a time, in the order of arrival. A failure stops nobody but its own caller. */
export class Turnstile {
  #last: Promise<unknown> = Promise.resolve();

  run<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => {});
    return result;
  }

  /** Resolves when all that has arrived so far is through. */
  async idle(): Promise<void> {
    await this.#last;
  }
}
