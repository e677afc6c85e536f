import type { Work } from './model';

/** Tracks work that continues after its call was accepted. Logs its failures and reports its end. */
export class BackgroundWork {
  readonly #running = new Set<Promise<unknown>>();
  readonly #onEnd: () => void;
  readonly #onFailure: (error: unknown) => void;

  constructor(onEnd: () => void, onFailure: (error: unknown) => void) {
    this.#onEnd = onEnd;
    this.#onFailure = onFailure;
  }

  add<Result>(done: Promise<Result>): Work<Result> {
    this.#running.add(done);
    const end = (): void => {
      this.#running.delete(done);
      this.#onEnd();
    };
    done.then(end, (error: unknown) => {
      this.#onFailure(error);
      end();
    });
    return { done };
  }

  /** Resolves when all work that runs now has ended, even if it failed. */
  async ended(except?: Promise<unknown>): Promise<void> {
    await Promise.allSettled([...this.#running].filter((done) => done !== except));
  }
}
