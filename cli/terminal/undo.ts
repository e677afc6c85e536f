import { LabError } from '../errors';

/** Steps that remove what a command created. */
export class Undo {
  readonly #steps: (() => Promise<unknown>)[] = [];

  get isEmpty(): boolean {
    return this.#steps.length === 0;
  }

  add(step: () => Promise<unknown>): void {
    this.#steps.push(step);
  }

  /** Runs the steps, newest first. Prints a failure and continues. Returns whether all steps succeeded. */
  async run(): Promise<boolean> {
    let isClean = true;
    for (const step of this.#steps.splice(0).reverse()) {
      await step().catch((error: Error) => {
        isClean = false;
        console.error(error instanceof LabError ? `${error.message}\n${error.hint}` : error.message);
      });
    }
    return isClean;
  }
}
