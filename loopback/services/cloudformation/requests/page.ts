import { validationError } from '../faults';

/** Part of a list, and the token of the next part. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextToken: string | undefined;
}

const pageSize = 100;

/**
 * Returns one page of items. A token contains the key of the first item of the next page. So pages do not shift if items
 * are added before this item in the meantime.
 */
export function cutPage<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  token: string | undefined,
): Page<Item> {
  const start = token === undefined ? 0 : items.findIndex((item) => encode(keyOf(item)) === token);
  if (start < 0) throw validationError('The NextToken is not valid.');
  const next = items[start + pageSize];
  return {
    items: items.slice(start, start + pageSize),
    nextToken: next === undefined ? undefined : encode(keyOf(next)),
  };
}

function encode(key: string): string {
  return Buffer.from(key).toString('base64url');
}
