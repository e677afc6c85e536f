import { AsyncLocalStorage } from 'node:async_hooks';
import { TestEnvironment } from 'jest-environment-node';
import { reuseCompiledCode } from './compiled-code';

const openStorages = new Set<AsyncLocalStorage<unknown>>();
noteStoragesThatOpen();
reuseCompiledCode();

/**
 * Node's environment, but with every AsyncLocalStorage closed when its test file is over. Jest opens one per file and
 * leaves it open. Node 20 copies all of them to each new promise, so in a worker's hundredth file a promise costs
 * ten times what it cost in the first.
 */
export default class ClosingEnvironment extends TestEnvironment {
  override async teardown(): Promise<void> {
    for (const storage of openStorages) storage.disable();
    openStorages.clear();
    await super.teardown();
  }
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
