import type { Stack } from '../stacks/stack';
import type { StackStore } from '../stacks/stack-store';
import type { ChangeSet } from './change-set';

/** Change sets of an account's stacks. They are dropped together with their stack. */
export class ChangeSetStore {
  readonly #stacks: StackStore;
  /** By name. */
  readonly #ofStack = new WeakMap<Stack, Map<string, ChangeSet>>();

  constructor(stacks: StackStore) {
    this.#stacks = stacks;
  }

  /** By name. */
  of(stack: Stack): ReadonlyMap<string, ChangeSet> {
    return this.#ofStack.get(stack) ?? new Map();
  }

  /** Finds a change set by ARN, also of a deleted stack. */
  find(id: string): ChangeSet | undefined {
    return this.#stacks.all
      .flatMap((stack) => [...this.of(stack).values()])
      .find((changeSet) => changeSet.id === id);
  }

  add(stack: Stack, changeSet: ChangeSet): void {
    this.#ofStack.set(stack, new Map([...this.of(stack), [changeSet.name, changeSet]]));
  }

  remove({ stackId, name }: ChangeSet): void {
    const stack = this.#stacks.find(stackId);
    if (stack !== undefined) this.#ofStack.get(stack)?.delete(name);
  }

  /** Marks the stack's change sets obsolete, because the stack has changed since they were planned. */
  makeObsolete(stack: Stack): void {
    for (const changeSet of this.of(stack).values()) changeSet.executionStatus = 'OBSOLETE';
  }
}
