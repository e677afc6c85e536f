import { LabError } from '../errors';

/** What a command has made, and how it is removed again. */
export class Undo {
  readonly #steps: (() => Promise<unknown>)[] = [];

  get isEmpty(): boolean {
    return this.#steps.length === 0;
  }

  add(step: () => Promise<unknown>): void {
    this.#steps.push(step);
  }

  /** Removes the newest first; what fails to be removed is told and keeps nothing else. Gives whether all is gone. */
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
