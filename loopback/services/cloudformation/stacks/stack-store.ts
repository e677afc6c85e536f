import { randomUUID } from 'node:crypto';
import { AlreadyExistsException } from '@aws-sdk/client-cloudformation';
import type { AccountIdentity } from '../../account-identity';
import { Stack } from './stack';

/**
 * Number of deleted stacks that can still be found by ARN. AWS keeps them for 90 days; this account keeps the last
 * 90.
 */
const rememberedDeletions = 90;

/** Stacks of an account. */
export class StackStore {
  readonly #account: AccountIdentity;
  readonly #now: () => Date;
  readonly #byId = new Map<string, Stack>();

  constructor(account: AccountIdentity, now: () => Date) {
    this.#account = account;
    this.#now = now;
  }

  /** In the order of creation, including the deleted stacks still kept. */
  get all(): readonly Stack[] {
    return [...this.#byId.values()];
  }

  /** In the order of creation, without deleted stacks. */
  get live(): readonly Stack[] {
    return this.all.filter(isLive);
  }

  /** Finds an existing or deleted stack by ARN, or an existing stack by name. */
  find(nameOrId: string): Stack | undefined {
    return this.#byId.get(nameOrId) ?? this.live.find(({ name }) => name === nameOrId);
  }

  /** Creates a stack without adding it. The caller adds it once the request is accepted. */
  draft(name: string): Stack {
    const { region, accountId } = this.#account;
    const id = `arn:aws:cloudformation:${region}:${accountId}:stack/${name}/${randomUUID()}`;
    return new Stack(id, name, this.#now);
  }

  /** Does nothing if the stack was added before. Throws `AlreadyExistsException` if another stack has its name. */
  add(stack: Stack): void {
    const { name } = stack;
    if ((this.find(name) ?? stack) !== stack) {
      throw new AlreadyExistsException({ message: `Stack [${name}] already exists`, $metadata: {} });
    }
    this.#byId.set(stack.id, stack);
    this.#forgetOldDeletions();
  }

  #forgetOldDeletions(): void {
    const deleted = this.all.filter((stack) => !isLive(stack));
    for (const { id } of deleted.slice(0, -rememberedDeletions)) this.#byId.delete(id);
  }
}

function isLive({ status }: Stack): boolean {
  return status !== 'DELETE_COMPLETE';
}
