import { atLeast, atMost, requireValid, whole } from '../../constraints';
import { decodePageToken, encodePageToken } from '../../page-token';
import { faults } from '../faults';

export interface Page<Item> {
  readonly items: Item[];
  readonly nextToken?: string;
}

const defaultSize = 100;

/** Returns one page of items, sorted by their ID. The token contains the last ID of the page. */
export function pageOf<Item extends { readonly id?: string }>(
  items: readonly Item[],
  { maxResults = defaultSize, nextToken }: { readonly maxResults?: number; readonly nextToken?: string },
): Page<Item> {
  requireValid('maxResults', maxResults, whole, atLeast(1), atMost(100));
  const after = nextToken === undefined ? '' : readToken(nextToken);
  const rest = items
    .filter(({ id = '' }) => id > after)
    .sort(({ id: a = '' }, { id: b = '' }) => (a < b ? -1 : 1));
  const page = rest.slice(0, maxResults);
  const last = page.at(-1)?.id;
  return { items: page, ...(rest.length > page.length && last && { nextToken: encodePageToken(last) }) };
}

function readToken(token: string): string {
  const [id] = decodePageToken(token) ?? [];
  if (typeof id === 'string') return id;
  throw faults.invalid('Invalid nextToken.');
}
