import { CommonError } from '../../../gateway/errors';
import { decodePageToken, encodePageToken } from '../../page-token';

export interface PageRequest {
  readonly MaxRecords?: number | undefined;
  readonly Marker?: string | undefined;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Marker for the next page; undefined on the last page. */
  readonly Marker: string | undefined;
}

const range = { min: 20, max: 100 };

/**
 * Returns one page of items, sorted by key. A marker contains the last key of the previous page. So no item is repeated or
 * omitted if other items are added or removed in the meantime. A marker contains `listing`, so that it is not valid for
 * another listing.
 */
export function paginate<Item>(
  listing: string,
  items: readonly Item[],
  keyOf: (item: Item) => string,
  { MaxRecords = range.max, Marker }: PageRequest,
): Page<Item> {
  if (!Number.isInteger(MaxRecords) || MaxRecords < range.min || MaxRecords > range.max) {
    throw new CommonError(
      'InvalidParameterValue',
      `Invalid value ${MaxRecords} for MaxRecords. Must be between ${range.min} and ${range.max}`,
    );
  }
  const after = Marker === undefined || Marker === '' ? '' : readMarker(listing, Marker);
  const rest = items
    .map((item) => ({ item, key: keyOf(item) }))
    .filter(({ key }) => key > after)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const page = rest.slice(0, MaxRecords);
  const last = page.at(-1);
  return {
    items: page.map(({ item }) => item),
    Marker: last !== undefined && rest.length > page.length ? encodePageToken(listing, last.key) : undefined,
  };
}

function readMarker(listing: string, marker: string): string {
  const [of, key] = decodePageToken(marker) ?? [];
  if (of === listing && typeof key === 'string' && encodePageToken(listing, key) === marker) return key;
  throw new CommonError('InvalidParameterValue', `Invalid value ${marker} for Marker.`);
}
