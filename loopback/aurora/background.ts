import type { Work } from './model';

/** The work that goes on behind accepted calls: known while it lasts, its failures logged, its end noticed. */
export class Background {
  readonly #under = new Set<Promise<unknown>>();
  readonly #onEnd: () => void;
  readonly #onFailure: (error: unknown) => void;

  constructor(onEnd: () => void, onFailure: (error: unknown) => void) {
    this.#onEnd = onEnd;
    this.#onFailure = onFailure;
  }

  add<Result>(done: Promise<Result>): Work<Result> {
    this.#under.add(done);
    const end = (): void => {
      this.#under.delete(done);
      this.#onEnd();
    };
    done.then(end, (error: unknown) => {
      this.#onFailure(error);
      end();
    });
    return { done };
  }

  /** Resolves when all that goes on now has ended, in whatever way. */
  async ended(except?: Promise<unknown>): Promise<void> {
    await Promise.allSettled([...this.#under].filter((done) => done !== except));
  }
}
