import { AsyncLocalStorage } from 'node:async_hooks';
import { SKIP_TESTS } from 'aurora-loopback/testing/skip';
import { TestEnvironment } from 'jest-environment-node';

const openStorages = new Set<AsyncLocalStorage<unknown>>();
noteStoragesThatOpen();

/**
 * Node's environment with two additions.
 *
 * It skips tests at run time, which Jest itself cannot: see `loopback/testing/skip.ts`.
 *
 * It closes every AsyncLocalStorage at the end of its test file. Jest opens one per file and leaves it open. Node 20
 * copies all of them to each new promise, so a promise in a worker's hundredth file costs ten times as much as in the first
 * file.
 */
export default class LabEnvironment extends TestEnvironment {
  readonly #skipReasons = new Map<Block, string>();
  /** Block whose `beforeAll` hook is running. */
  #preparing: Block | undefined;

  override async setup(): Promise<void> {
    await super.setup();
    Object.assign(this.global, { [SKIP_TESTS]: (reason: string) => this.#skip(reason) });
  }

  override async teardown(): Promise<void> {
    for (const storage of openStorages) storage.disable();
    openStorages.clear();
    await super.teardown();
  }

  /** Jest calls this with `test_start` after all `beforeAll` hooks of the test, and then looks at `test.mode`. */
  handleTestEvent({ name, hook, test }: CircusEvent): void {
    if (name === 'hook_start') this.#preparing = hook?.type === 'beforeAll' ? hook.parent : undefined;
    if (name === 'hook_success' || name === 'hook_failure') this.#preparing = undefined;
    if (name === 'test_start' && test) this.#start(test);
  }

  #skip(reason: string): void {
    if (!this.#preparing) throw new Error('tests can be skipped in beforeAll only');
    this.#skipReasons.set(this.#preparing, reason);
  }

  #start(test: Test): void {
    const titles = [test.name];
    let reason: string | undefined;
    for (let block: Block | undefined = test.parent; block; block = block.parent) {
      // The outermost block is the file.
      if (block.parent) titles.unshift(block.name);
      reason ??= this.#skipReasons.get(block);
    }
    if (reason === undefined || test.errors.length > 0 || test.mode === 'skip') return;
    test.mode = 'skip';
    process.stderr.write(`skipped: ${titles.join(' ')}: ${reason}\n`);
  }
}

/** Fields of jest-circus's events that are used here. */
interface CircusEvent {
  readonly name: string;
  readonly hook?: { readonly type: string; readonly parent: Block };
  readonly test?: Test;
}

interface Block {
  readonly name: string;
  readonly parent?: Block;
}

interface Test extends Block {
  readonly errors: readonly unknown[];
  mode?: string | null;
}

function noteStoragesThatOpen(): void {
  const { prototype } = AsyncLocalStorage;
  for (const method of ['run', 'enterWith'] as const) {
    const original = prototype[method] as (...input: unknown[]) => unknown;
    Object.assign(prototype, {
      [method](this: AsyncLocalStorage<unknown>, ...input: unknown[]) {
        openStorages.add(this);
        return original.apply(this, input);
      },
    });
  }
}
