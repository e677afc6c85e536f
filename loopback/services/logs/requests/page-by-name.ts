import { decodePageToken, encodePageToken } from '../../page-token';
import { invalidParameter } from '../faults';

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextToken: string | undefined;
}

/** Returns the page of an ordered list after the item that the token names. Throws `InvalidParameterException`. */
export function pageByName<Item extends { readonly name: string }>(
  all: readonly Item[],
  limit: number,
  token: string | undefined,
): Page<Item> {
  const last = token === undefined ? undefined : decodePageToken(token)?.[0];
  const at = all.findIndex(({ name }) => name === last);
  if (token !== undefined && at < 0) throw invalidParameter('The specified nextToken is invalid.');
  const rest = all.slice(at + 1);
  const items = rest.slice(0, limit);
  const end = items.at(-1);
  const nextToken = end !== undefined && items.length < rest.length ? encodePageToken(end.name) : undefined;
  return { items, nextToken };
}
