import type { Filter } from '@aws-sdk/client-rds';
import { CommonError } from '../../../gateway/errors';

/**
 * Values that a filter compares: the item's value, and the normalized value of the request (lower case by default).
 */
interface FilterRow<Item> {
  readonly of: (item: Item) => string | undefined;
  readonly read?: (value: string) => string;
}

/** Filters of a listing, by name. */
export type FilterTable<Item> = Readonly<Record<string, FilterRow<Item>>>;

const maxValues = 100;

/** Returns the items that match every filter. An item matches a filter if it has one of the filter's values. */
export function applyFilters<Item>(
  items: readonly Item[],
  filters: readonly Filter[] | undefined,
  table: FilterTable<Item>,
): readonly Item[] {
  return (filters ?? []).reduce((kept, { Name: name = '', Values: values = [] }) => {
    const filter = Object.hasOwn(table, name) ? table[name] : undefined;
    if (filter === undefined) {
      throw new CommonError('InvalidParameterValue', `Unrecognized filter name: ${name}`);
    }
    if (values.length === 0) {
      throw new CommonError(
        'InvalidParameterCombination',
        `The filter ${name} must have at least one value.`,
      );
    }
    const { read = (value: string) => value.toLowerCase(), of } = filter;
    const wanted = new Set(values.map(read));
    if (wanted.size > maxValues) {
      throw new CommonError(
        'InvalidParameterCombination',
        `Only up to ${maxValues} unique filter ${titles[name] ?? `${name} values`} may be specified per filter.`,
      );
    }
    return kept.filter((item) => wanted.has(of(item) ?? ''));
  }, items);
}

/** Names of filter values in AWS's message. */
const titles: Readonly<Record<string, string>> = {
  'db-cluster-id': 'DB Cluster Identifiers',
  'db-instance-id': 'DB Instance Identifiers',
};
