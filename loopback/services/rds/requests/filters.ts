import type { Filter } from '@aws-sdk/client-rds';
import { CommonError } from '../../../gateway/errors';

/** What a filter compares: the value an item has, and what a caller's value means (lower case by default). */
interface FilterRow<Item> {
  readonly of: (item: Item) => string | undefined;
  readonly read?: (value: string) => string;
}

/** The filters of a listing, by name. */
export type FilterTable<Item> = Readonly<Record<string, FilterRow<Item>>>;

const maxValues = 100;

/** Keeps the items that match every filter, each by any of its values. */
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

/** What AWS's message calls the values of a filter. */
const titles: Readonly<Record<string, string>> = {
  'db-cluster-id': 'DB Cluster Identifiers',
  'db-instance-id': 'DB Instance Identifiers',
};
