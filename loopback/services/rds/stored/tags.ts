import type { Tag } from '@aws-sdk/client-rds';
import { CommonError } from '../../../gateway/errors';

const maxTags = 50;

/** Tags of an account's resources, by ARN. */
export class TagStore {
  readonly #tags = new Map<string, Map<string, string>>();

  list(arn: string): Tag[] {
    return [...(this.#tags.get(arn) ?? [])].map(([Key, Value]) => ({ Key, Value }));
  }

  /** Adds tags, and replaces tags with the same keys. Adds either all tags or no tag. */
  add(arn: string, tags: readonly Tag[]): void {
    requireTags(tags);
    const merged = new Map([...(this.#tags.get(arn) ?? []), ...pairs(tags)]);
    requireRoom(merged.size);
    this.#tags.set(arn, merged);
  }

  remove(arn: string, keys: readonly string[]): void {
    for (const key of keys) this.#tags.get(arn)?.delete(key);
  }

  /** Removes the tags of a deleted resource. */
  forget(arn: string): void {
    this.#tags.delete(arn);
  }
}

/**
 * Throws for invalid tags: up to 50, keys of 1 to 128 characters, values of up to 256 (API reference, `Tag`), no key
 * twice.
 */
export function requireTags(tags: readonly Tag[] = []): void {
  requireRoom(tags.length);
  const seen = new Set<string>();
  for (const { Key = '', Value = '' } of tags) {
    if (Key.length < 1 || Key.length > 128 || Value.length > 256) {
      throw new CommonError(
        'InvalidParameterValue',
        `Tag keys have 1 to 128 characters and values up to 256; got a key of ${Key.length} and a value of ${Value.length}.`,
      );
    }
    if (seen.has(Key))
      throw new CommonError('InvalidParameterValue', `The tag key ${Key} is specified more than once.`);
    seen.add(Key);
  }
}

function requireRoom(count: number): void {
  if (count <= maxTags) return;
  throw new CommonError('InvalidParameterValue', `A resource can have up to ${maxTags} tags, not ${count}.`);
}

function pairs(tags: readonly Tag[]): [key: string, value: string][] {
  return tags.map(({ Key = '', Value = '' }) => [Key, Value]);
}
