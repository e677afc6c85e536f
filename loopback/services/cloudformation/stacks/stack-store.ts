import { randomUUID } from 'node:crypto';
import { AlreadyExistsException } from '@aws-sdk/client-cloudformation';
import type { AccountIdentity } from '../../account-identity';
import { Stack } from './stack';

/** Deleted stacks are remembered by their ARN; AWS forgets them after 90 days, this account after as many. */
const rememberedDeletions = 90;

/** The stacks of an account. */
export class StackStore {
  readonly #account: AccountIdentity;
  readonly #now: () => Date;
  readonly #byId = new Map<string, Stack>();

  constructor(account: AccountIdentity, now: () => Date) {
    this.#account = account;
    this.#now = now;
  }

  /** In the order of their creation, with remembered deletions. */
  get all(): readonly Stack[] {
    return [...this.#byId.values()];
  }

  /** In the order of their creation, without deleted ones. */
  get live(): readonly Stack[] {
    return this.all.filter(isLive);
  }

  /** By ARN, deleted or not; by name, the live one only. */
  find(nameOrId: string): Stack | undefined {
    return this.#byId.get(nameOrId) ?? this.live.find(({ name }) => name === nameOrId);
  }

  /** A stack that is not there yet: whoever finds that it can be made adds it. */
  draft(name: string): Stack {
    const { region, accountId } = this.#account;
    const id = `arn:aws:cloudformation:${region}:${accountId}:stack/${name}/${randomUUID()}`;
    return new Stack(id, name, this.#now);
  }

  /** Does nothing for a stack that is there. Throws `AlreadyExistsException` when another has its name. */
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
