import { CommonError } from '../../../gateway/errors';
import { decodePageToken, encodePageToken } from '../../page-token';

export interface PageRequest {
  readonly MaxRecords?: number | undefined;
  readonly Marker?: string | undefined;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** What to ask for the next page with; undefined on the last. */
  readonly Marker: string | undefined;
}

const range = { min: 20, max: 100 };

/**
 * Cuts a page out of items, which are put in the order of their keys. A marker says after which key to go on, so
 * what is added or removed meanwhile neither repeats nor hides anything else. `listing` keeps the markers of one
 * listing from being used for another.
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
