import type { Work } from './model';

/** Work that continues after its call was accepted: tracked while it runs, its failures logged, its end reported. */
export class BackgroundWork {
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

  /** Resolves when all work that runs now has ended, failed or not. */
  async ended(except?: Promise<unknown>): Promise<void> {
    await Promise.allSettled([...this.#under].filter((done) => done !== except));
  }
}
